"""How people write yes and no."""

YES = frozenset({"是", "√", "✓", "✔", "对", "有", "y", "yes", "true", "1", "on"})
NO = frozenset({"", "否", "×", "✗", "✘", "无", "不是", "n", "no", "false", "0", "off", "-", "—"})
