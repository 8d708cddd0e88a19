/**
 * 金额、面积、数量。
 *
 * <p>Exact amounts: money in whole fen, areas in hundredths of a square metre, quantities in thousandths of their unit. Nothing here knows of anything else.
 */
@ApplicationModule(
        displayName = "数额",
        allowedDependencies = {})
@NullMarked
package anju.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
