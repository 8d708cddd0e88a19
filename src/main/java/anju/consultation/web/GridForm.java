package anju.consultation.web;

import java.util.List;

/** A micro-grid as it was typed; {@code grid} is the one it is split from. */
record GridForm(String grid, String name, List<String> stairwells) {}
