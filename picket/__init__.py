"""Picket reads reporting on missile defense and keeps every mention it finds traceable to its sentence."""

__version__ = "0.3.0"
