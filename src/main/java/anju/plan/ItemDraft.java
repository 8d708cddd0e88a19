package anju.plan;

import anju.money.Money;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as the office draws it up. Its unit and class come from the catalogue.
 *
 * @param quantityMilli thousandths of the catalogue's unit
 * @param priceReason why the price is outside the usual range, where it is
 * @param maintenanceFund the maintenance fund is to pay part of it, so the owners decide at least by ordinary majority
 *     (Civil Code art. 278 (5))
 * @param needs the needs it answers
 * @param consensuses what neighbours agreed on that calls for it
 * @param officeReason the office's own decision, where no need calls for it
 */
public record ItemDraft(
        UUID compoundId,
        String catalogueCode,
        String title,
        WorkCharacter character,
        long quantityMilli,
        Money price,
        @Nullable String priceReason,
        boolean maintenanceFund,
        Set<UUID> needs,
        Set<UUID> consensuses,
        @Nullable String officeReason) {
    public static final int TITLE_MIN = 2;
    public static final int TITLE_MAX = 60;

    public ItemDraft {
        int length = title.codePointCount(0, title.length());
        if (length < TITLE_MIN || length > TITLE_MAX) {
            throw new IllegalArgumentException("a title has 2 to 60 characters, not " + length);
        }
        if (quantityMilli <= 0 || !price.isPositive()) {
            throw new IllegalArgumentException("quantity and price are more than 0");
        }
        priceReason = priceReason == null || priceReason.isBlank() ? null : priceReason.strip();
        officeReason = officeReason == null || officeReason.isBlank() ? null : officeReason.strip();
        needs = new TreeSet<>(needs);
        consensuses = new TreeSet<>(consensuses);
    }

    /** An item that no consensus calls for. */
    public ItemDraft(
            UUID compoundId,
            String catalogueCode,
            String title,
            WorkCharacter character,
            long quantityMilli,
            Money price,
            @Nullable String priceReason,
            boolean maintenanceFund,
            Set<UUID> needs,
            @Nullable String officeReason) {
        this(
                compoundId,
                catalogueCode,
                title,
                character,
                quantityMilli,
                price,
                priceReason,
                maintenanceFund,
                needs,
                Set.of(),
                officeReason);
    }
}
