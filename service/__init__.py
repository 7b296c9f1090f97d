"""Nigao 拟稿: section drafts of Chinese official documents from structured facts, grounded in samples."""
