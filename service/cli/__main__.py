"""``python -m service.cli``: the same as ``nigao``."""

import sys

from service.cli.app import main

sys.exit(main())
