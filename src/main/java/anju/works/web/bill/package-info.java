/** A contract's bill of quantities from a spreadsheet. */
@NullMarked
package anju.works.web.bill;

import org.jspecify.annotations.NullMarked;
