package anju.works.change;

import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a change order: more or less of a line, or a line that is new. */
record ChangeItem(
        @Nullable UUID line,
        UUID item,
        String number,
        String title,
        Unit unit,
        long milli,
        Money price,
        int warrantyMonths,
        String basis,
        boolean hidden) {
    /** Rounded towards nothing, so that more and less of the same cancel out. */
    Money amount() {
        var worth = new Quantity(Math.abs(milli), unit).at(price);
        return milli < 0 ? new Money(-worth.fen()) : worth;
    }
}
