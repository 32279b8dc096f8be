"""What each turn was about, so that questions can be counted by topic."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = {"route": 200, "document": 64, "section": 200}


def upgrade() -> None:
    """Add the route, and the section cited first; unknown for the turns of before."""
    for name, length in _COLUMNS.items():
        column = sa.Column(name, sa.String(length), nullable=False, server_default="")
        op.add_column("turns", column)


def downgrade() -> None:
    """Forget what the turns were about."""
    for name in _COLUMNS:
        op.drop_column("turns", name)
