package anju.fund;

import java.util.List;
import java.util.UUID;

/** A receipt of money as an allocation needs it. */
record Lot(UUID id, String code, UUID projectId, Source source, List<String> purposes) {
    /** The lot's purpose that covers this item: its own code before its class. */
    String purposeFor(Item item) {
        return purposes.contains(item.catalogueCode())
                ? item.catalogueCode()
                : purposes.contains(item.itemClass()) ? item.itemClass() : "";
    }
}
