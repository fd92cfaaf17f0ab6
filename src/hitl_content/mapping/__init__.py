"""The map: the result laid out for people, and the geometry of its picture, both without a format."""

from hitl_content.mapping.draw import draw_map, draw_step
from hitl_content.mapping.records import Map

__all__ = ["Map", "draw_map", "draw_step"]
