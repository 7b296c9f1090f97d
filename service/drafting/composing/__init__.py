"""The built-in composer: a draft from plan and facts alone."""
