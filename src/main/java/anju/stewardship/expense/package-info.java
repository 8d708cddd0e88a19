/**
 * 运营维护支出。
 *
 * <p>Money received for running a compound and for its upkeep, spent: asked for with an invoice, approved by another, paid by a third.
 */
@NamedInterface("expense")
@NullMarked
package anju.stewardship.expense;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
