package anju.payment;

import anju.money.Fraction;
import anju.money.Money;
import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must stand before money leaves.
 *
 * @param documents papers of each kind of clearance by type, in the order they are checked
 * @param warnGap a warning when paid and physical share of the contract differ by more than this
 * @param leadAllowed the share by which payment may run ahead of the physical share; beyond it, refused
 * @param advanceMost an advance is at most this share of the contract
 * @param wageLeast the wages' share of progress payments is at least this where wages are paid apart
 * @param completionMost at completion at most this share of accepted value is paid, until the price is settled
 * @param retentionMost at most this share of the settled price is kept back
 * @param defectMonthsMost the defect period is at most this long
 * @param bank how the banks head the columns of their statements
 */
@Rules
public record PaymentRules(
        Map<ClearanceKind, Map<String, DocumentRule>> documents,
        Fraction warnGap,
        Fraction leadAllowed,
        Fraction advanceMost,
        Fraction wageLeast,
        Fraction completionMost,
        Fraction retentionMost,
        int defectMonthsMost,
        BankWords bank) {
    /** One paper on the checklist. */
    public record DocumentRule(Name name, boolean required) {}

    /**
     * Headings of a statement's columns, the better ones first; a heading is compared without blanks and brackets.
     *
     * @param day the day of the payment
     * @param reference the bank's own number of the line
     * @param paid what went out
     * @param signed what went out or came in, where one column holds both: what went out has a minus
     * @param remark where the number of the payment stands; all such columns are read
     * @param total how a line begins that is no payment but a sum
     */
    public record BankWords(
            List<String> day,
            List<String> reference,
            List<String> paid,
            List<String> signed,
            List<String> remark,
            List<String> total) {
        public BankWords {
            day = List.copyOf(day);
            reference = List.copyOf(reference);
            paid = List.copyOf(paid);
            signed = List.copyOf(signed);
            remark = List.copyOf(remark);
            total = List.copyOf(total);
        }
    }

    public PaymentRules {
        for (var kind : ClearanceKind.values()) {
            if (documents.getOrDefault(kind, Map.of()).values().stream().noneMatch(DocumentRule::required)) {
                throw new IllegalArgumentException("documents of " + kind + " has no required paper");
            }
        }
        if (warnGap.numerator() > warnGap.denominator() || leadAllowed.numerator() > leadAllowed.denominator()) {
            throw new IllegalArgumentException("warnGap and leadAllowed are at most the whole");
        }
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }

    /** How far beyond accepted work, the advance still to be earned back apart, money for this much contracted work may be. */
    public Money mayRunAhead(Money contracted) {
        return contracted.times(leadAllowed);
    }

    /** The checklist of a kind of clearance, in order. */
    public Map<String, DocumentRule> documents(ClearanceKind kind) {
        var list = documents.get(kind);
        if (list == null) {
            throw new IllegalStateException("no checklist for " + kind);
        }
        return list;
    }
}
