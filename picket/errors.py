"""The errors a reader may see. Each message says what happened, where, and what to do next, in one sentence."""


class PicketError(Exception):
    """Root of all expected failures: the command line prints it, a page shows it, nothing is lost."""


class UnreadableDocument(PicketError):
    """The bytes given cannot become a document."""


class CatalogueError(PicketError):
    """A catalogue file breaks a rule; the message names file and line."""


class ModelError(PicketError):
    """The language model is missing, damaged or lacks a component."""


class LibraryError(PicketError):
    """The library on disk cannot be opened, read or written."""


class NewerLibraryError(LibraryError):
    """The library on disk was made by a newer Picket."""


class FilterError(PicketError):
    """A filter names something that does not exist."""


class DecisionError(PicketError):
    """A decision, or a file of them, does not say what it must."""
