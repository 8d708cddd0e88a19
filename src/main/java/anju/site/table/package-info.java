/**
 * 表格。
 *
 * <p>Lists that come from a spreadsheet, pasted or as a workbook: read whole, every fault named by row and column, before anything is entered.
 */
@NamedInterface("table")
@NullMarked
package anju.site.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
