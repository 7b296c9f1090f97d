# The service, and a Chroma server of the version that it is tested with. Runs as a user of its own, never as root.
FROM python:3.12-slim AS base

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /app
COPY requirements.txt ./
RUN pip install --require-hashes --requirement requirements.txt

COPY corpus ./corpus
COPY prompts ./prompts
COPY service ./service
RUN printf '#!/bin/sh\nexec python -m service.cli "$@"\n' >/usr/local/bin/nigao && chmod 755 /usr/local/bin/nigao \
    && useradd --system --uid 10001 --create-home nigao \
    && install --directory --owner nigao --group nigao --mode 700 /data /chroma

ENV PYTHONPATH=/app NIGAO_DATA_DIR=/data
USER nigao
EXPOSE 8000
CMD ["nigao", "serve", "--host", "0.0.0.0", "--port", "8000", "--require-keys"]
