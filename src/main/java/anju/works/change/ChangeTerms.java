package anju.works.change;

import anju.money.Money;
import java.util.List;
import java.util.UUID;

/** What is asked for: more or less of lines that are there, and new lines, with photographs of why. */
public record ChangeTerms(ChangeSide side, String reason, List<More> more, List<Added> added, List<UUID> photos) {
    /** @param milli how much more; less than nothing for less */
    public record More(UUID line, long milli) {}

    /** @param basis what the price rests on, such as the quotas of the province or three quotations */
    public record Added(UUID item, String number, String title, long milli, Money price, String basis) {}

    public ChangeTerms {
        more = List.copyOf(more);
        added = List.copyOf(added);
        photos = List.copyOf(photos);
    }
}
