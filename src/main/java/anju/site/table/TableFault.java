package anju.site.table;

import anju.site.Said;

/**
 * Something wrong in a list from a spreadsheet: where, and which rule, with the way out.
 *
 * @param row as the spreadsheet counts, from 1
 * @param column its letter, {@code A} first; empty for the row as a whole
 */
public record TableFault(int row, String column, Said why) {}
