"""The preview: a local page that shows articles beside their translations, and lets people edit those.

`serve` is a web server for one person on this machine; what it shows and changes is `workflow.viewing`'s.
"""

from translate.preview.server import Preview, open_preview

__all__ = ["Preview", "open_preview"]
