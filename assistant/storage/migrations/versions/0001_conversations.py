"""Conversations, their turns, and what readers thought of the answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False, index=True),
        sa.Column("state", sa.Text),
    )
    op.create_table(
        "turns",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        sa.Column(
            "conversation_id",
            sa.String(64),
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("answer_id", sa.String(64), nullable=False, unique=True),
        sa.Column("asked_at", _MOMENT, nullable=False, index=True),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("behaviour", sa.String(16), nullable=False, index=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("turn_id", _KEY, sa.ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("thumb", sa.String(4), nullable=False, index=True),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("given_at", _MOMENT, nullable=False),
    )


def downgrade() -> None:
    """Drop the three tables."""
    op.drop_table("feedback")
    op.drop_table("turns")
    op.drop_table("conversations")
