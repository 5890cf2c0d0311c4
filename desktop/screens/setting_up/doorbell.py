"""Lets a second start of Sopan find the window that is open already."""

from hashlib import blake2b
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500
"""Milliseconds to wait for the other window; it answers at once or not at all."""
WORD = b"come forward"


class Doorbell(QObject):
    """One for each data folder; `rung` asks the window that is open to come forward."""

    rung = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        named = blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()
        self._name = f"sopan-{named}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self) -> bool:
        """Wait to be rung; False when another window does so already."""
        if self._call(b""):
            return False
        # What a killed Sopan left behind would keep every later one from listening.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def ring(self) -> bool:
        """Ask the other window to come forward; tell whether there is one."""
        return self._call(WORD)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _call(self, word: bytes) -> bool:
        caller = QLocalSocket()
        caller.connectToServer(self._name)
        if not caller.waitForConnected(PATIENCE):
            return False
        if word:
            caller.write(word)
            caller.waitForBytesWritten(PATIENCE)
        caller.disconnectFromServer()
        return True

    def _answer(self) -> None:
        visitor = self._server.nextPendingConnection()
        visitor.readyRead.connect(lambda: self._hear(visitor))
        visitor.disconnected.connect(visitor.deleteLater)
        self._hear(visitor)

    def _hear(self, visitor: QLocalSocket) -> None:
        if visitor.bytesAvailable() and bytes(visitor.readAll().data()) == WORD:
            self.rung.emit()
