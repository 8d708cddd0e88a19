package anju.dispatch;

import anju.access.Role;
import anju.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not agree, as it stands today.
 *
 * @param label the item, or code of what it is about
 * @param amount and {@code of}: the two figures compared, if it is about money
 * @param raisedOn the day it began plus the days it is borne
 * @param asked whose turn it is
 * @param dueOn the last day before it rises to the next; null at the top
 * @param words the last answer; null if nobody answered
 */
public record Finding(
        FindingKind kind,
        UUID projectId,
        UUID subjectId,
        String label,
        @Nullable Money amount,
        @Nullable Money of,
        LocalDate raisedOn,
        Role asked,
        @Nullable LocalDate dueOn,
        @Nullable String words,
        @Nullable LocalDate mendBy) {}
