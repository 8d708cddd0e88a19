package anju.plan;

import java.util.UUID;

/** An item of a plan as it stands. */
record Item(
        UUID id,
        UUID planId,
        UUID compoundId,
        int number,
        String catalogueCode,
        String title,
        String character,
        String unit,
        long quantityMilli,
        long priceFen,
        long estimateFen,
        Decision decision,
        boolean withdrawn) {
    /** The item as the owners are shown it; the digest of a matter is made over these lines. */
    String shown() {
        return String.join(
                "\t",
                Integer.toString(number),
                catalogueCode,
                title,
                character,
                unit,
                Long.toString(quantityMilli),
                Long.toString(priceFen),
                Long.toString(estimateFen));
    }
}
