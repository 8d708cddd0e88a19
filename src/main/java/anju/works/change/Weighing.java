package anju.works.change;

import anju.access.Action;
import anju.access.Viewer;
import anju.money.Money;
import anju.money.Quantity;
import anju.project.Projects;
import anju.works.Contract;
import anju.works.Contracts;
import anju.works.WorksRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a change against its contract: its lines, the work measured, the limits, and the money set aside. */
@Component
class Weighing {
    private final Projects projects;
    private final Contracts contracts;
    private final Changes changes;

    Weighing(Projects projects, Contracts contracts, Changes changes) {
        this.projects = projects;
        this.contracts = contracts;
        this.changes = changes;
    }

    /** What is asked for as rows; null when nothing stands against it. */
    @Nullable
    Changed collect(Contract contract, ChangeTerms terms, WorksRules rules, List<ChangeItem> items) {
        if (terms.more().isEmpty() && terms.added().isEmpty()) {
            return new Changed.NothingChanged();
        }
        var lines =
                changes.lines(contract.id()).stream().collect(Collectors.toMap(Changes.Line::id, Function.identity()));
        var numbers = lines.values().stream().map(Changes.Line::number).collect(Collectors.toCollection(HashSet::new));
        for (var more : terms.more()) {
            var line = lines.remove(more.line());
            if (line == null) {
                return new Changed.UnknownLine();
            }
            if (more.milli() == 0) {
                return new Changed.NothingChanged();
            }
            long after = Math.addExact(line.contracted().milli(), more.milli());
            if (after < line.measured().milli()) {
                return new Changed.BelowAccepted(
                        line.number(),
                        line.measured(),
                        new Quantity(after, line.contracted().unit()));
            }
            items.add(new ChangeItem(
                    line.id(),
                    line.item(),
                    line.number(),
                    line.title(),
                    line.contracted().unit(),
                    more.milli(),
                    line.price(),
                    line.warrantyMonths(),
                    "",
                    false));
        }
        for (var added : terms.added()) {
            var item = contracts.item(added.item(), contract.projectId());
            if (item.isEmpty()) {
                return new Changed.NotInPlan(added.number());
            }
            if (!numbers.add(added.number())) {
                return new Changed.NumberTaken(added.number());
            }
            items.add(new ChangeItem(
                    null,
                    added.item(),
                    added.number(),
                    added.title(),
                    item.get().unit(),
                    added.milli(),
                    added.price(),
                    rules.warrantyMonths(item.get().catalogueCode()),
                    added.basis(),
                    rules.hidden().catalogue().contains(item.get().catalogueCode())));
        }
        return null;
    }

    @Nullable
    Changed refusal(Viewer by, Contract contract, ChangeOrder order, @Nullable UUID notice) {
        if (changes.isCompleted(contract.id())) {
            return new Changed.Completed();
        }
        var items = changes.items(order.id());
        var increases = increases(contract.id(), items);
        var limits = order.limits();
        if (isTooMuch(limits, items, increases)) {
            return new Changed.TooMuch(increases, limits.most());
        }
        if (isMore(items)) {
            boolean leads = projects.may(by, Action.APPROVE_LARGE_CHANGE, contract.projectId());
            if (increases.compareTo(limits.leaderOver()) > 0 && !leads) {
                return new Changed.LeaderNeeded(increases, limits.leaderOver());
            }
            if (increases.compareTo(limits.noticeOver()) > 0 && notice == null) {
                return new Changed.NoticeNeeded(increases, limits.noticeOver());
            }
        }
        var lines =
                changes.lines(contract.id()).stream().collect(Collectors.toMap(Changes.Line::id, Function.identity()));
        var numbers = lines.values().stream().map(Changes.Line::number).collect(Collectors.toSet());
        var worth = new TreeMap<UUID, Money>();
        var titles = new HashMap<UUID, String>();
        for (var item : items) {
            titles.put(item.item(), item.title());
            if (item.line() == null) {
                if (numbers.contains(item.number())) {
                    return new Changed.NumberTaken(item.number());
                }
                worth.merge(item.item(), item.amount(), Money::plus);
                continue;
            }
            var line = Objects.requireNonNull(lines.get(item.line()));
            var after = new Quantity(line.contracted().milli() + item.milli(), item.unit());
            if (after.milli() < line.measured().milli()) {
                return new Changed.BelowAccepted(item.number(), line.measured(), after);
            }
            worth.merge(
                    item.item(), after.at(item.price()).minus(line.contracted().at(item.price())), Money::plus);
        }
        for (var each : worth.entrySet()) {
            contracts.lockItem(each.getKey());
            var contracted = contracts.contracted(each.getKey()).plus(each.getValue());
            var allocated = contracts.allocated(each.getKey());
            if (contracted.compareTo(allocated) > 0) {
                return new Changed.NotFunded(Objects.requireNonNull(titles.get(each.getKey())), contracted, allocated);
            }
        }
        return null;
    }

    /** All approved increases of the contract and these together. */
    Money increases(UUID contract, List<ChangeItem> items) {
        return items.stream()
                .map(ChangeItem::amount)
                .filter(Money::isPositive)
                .reduce(changes.increases(contract), Money::plus);
    }

    static boolean isTooMuch(ChangeOrder.Limits limits, List<ChangeItem> items, Money increases) {
        return isMore(items) && increases.compareTo(limits.most()) > 0;
    }

    private static boolean isMore(List<ChangeItem> items) {
        return items.stream().anyMatch(item -> item.amount().isPositive());
    }
}
