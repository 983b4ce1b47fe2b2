"""The reference R: one cold process that renders one press release with plain WeasyPrint.

Run by ``run.py`` as ``python reference.py PAGE.html OUT.pdf``; nothing of presskit is loaded,
the faces are whole, HarfBuzz subsets them where the system has it.
"""

import sys

from weasyprint import HTML

HTML(filename=sys.argv[1]).write_pdf(sys.argv[2])
