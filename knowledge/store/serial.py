"""The number that says whether what is in force has changed."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from knowledge.store.tables import SerialRow


class Serial:
    """One number in one row."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self) -> int:
        """The number now."""
        return self._session.execute(select(SerialRow.serial)).scalar_one()

    def hold(self) -> int:
        """The number, which nobody else moves before this work ends; whoever else holds it is waited for."""
        return self._session.execute(select(SerialRow.serial).with_for_update()).scalar_one()

    def move(self) -> None:
        """One up, in the transaction of the change itself."""
        self._session.execute(update(SerialRow).values(serial=SerialRow.serial + 1))
