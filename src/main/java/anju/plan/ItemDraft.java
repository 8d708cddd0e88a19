package anju.plan;

import anju.money.Money;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as the office draws it up. Its unit and class come from the catalogue.
 *
 * @param priceReason why the price is outside the usual range, where it is
 * @param maintenanceFund the maintenance fund is to pay part of it, so the owners decide at least by ordinary majority
 *     (Civil Code art. 278 (5))
 */
public record ItemDraft(
        UUID compoundId,
        String catalogueCode,
        String title,
        WorkCharacter character,
        Amount amount,
        Money price,
        @Nullable String priceReason,
        boolean maintenanceFund,
        Grounds grounds) {
    public static final int TITLE_MIN = 2;
    public static final int TITLE_MAX = 60;

    public ItemDraft {
        int length = title.codePointCount(0, title.length());
        if (length < TITLE_MIN || length > TITLE_MAX) {
            throw new IllegalArgumentException("a title has 2 to 60 characters, not " + length);
        }
        if (!price.isPositive()) {
            throw new IllegalArgumentException("a price is more than 0");
        }
        priceReason = said(priceReason);
    }

    public long quantityMilli() {
        return amount.milli;
    }

    /**
     * How much of it.
     *
     * @param milli thousandths of the catalogue's unit
     * @param surveyed measured on the spot rather than reckoned
     * @param reason why it is not what registry or survey say, where they say anything else
     */
    public record Amount(
            long milli, boolean surveyed, @Nullable String reason) {
        public Amount {
            if (milli <= 0) {
                throw new IllegalArgumentException("a quantity is more than 0");
            }
            reason = said(reason);
        }

        public static Amount of(long milli) {
            return new Amount(milli, false, null);
        }
    }

    /**
     * Why it is in the plan.
     *
     * @param needs the needs it answers
     * @param consensuses what neighbours agreed on that calls for it
     * @param officeReason the office's own decision, where nothing else calls for it
     */
    public record Grounds(
            Set<UUID> needs,
            Set<UUID> consensuses,
            @Nullable String officeReason) {
        public Grounds {
            needs = new TreeSet<>(needs);
            consensuses = new TreeSet<>(consensuses);
            officeReason = said(officeReason);
        }

        public static Grounds of(Set<UUID> needs, @Nullable String officeReason) {
            return new Grounds(needs, Set.of(), officeReason);
        }

        boolean isNone() {
            return needs.isEmpty() && consensuses.isEmpty() && officeReason == null;
        }
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
