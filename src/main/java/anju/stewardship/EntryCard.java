package anju.stewardship;

import anju.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One receipt or expense as its paper says.
 *
 * @param kind a code of the rules
 * @param counterparty who paid or was paid, without personal data
 * @param paper the contract's, invoice's or receipt's number
 * @param parcel the idle land it comes from
 * @param matter what owners decided about it
 */
public record EntryCard(
        String kind,
        LocalDate on,
        LocalDate periodFrom,
        LocalDate periodUntil,
        Money amount,
        String counterparty,
        String paper,
        String note,
        @Nullable UUID voucher,
        @Nullable UUID parcel,
        @Nullable UUID matter) {}
