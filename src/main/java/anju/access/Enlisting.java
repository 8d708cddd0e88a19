package anju.access;

import anju.city.Locks;
import anju.evidence.Commands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens the accounts of a whole pasted list of colleagues and gives them their roles: all of it, or nothing. */
@Component
public class Enlisting {
    /** What became of a list. */
    public sealed interface Enlisted {
        record Done(int people) implements Enlisted {}

        /** Something in the list cannot be done, or no longer; nothing of it was. */
        record Unsound() implements Enlisted {}
    }

    private final Accounts accounts;
    private final People people;
    private final Passwords passwords;
    private final Enrolling enrolling;
    private final Grants grants;
    private final Granting granting;
    private final Vault vault;
    private final Commands commands;
    private final JdbcClient db;

    Enlisting(
            Accounts accounts,
            People people,
            Passwords passwords,
            Enrolling enrolling,
            Grants grants,
            Granting granting,
            Vault vault,
            Commands commands,
            JdbcClient db) {
        this.accounts = accounts;
        this.people = people;
        this.passwords = passwords;
        this.enrolling = enrolling;
        this.grants = grants;
        this.granting = granting;
        this.vault = vault;
        this.commands = commands;
        this.db = db;
    }

    /** The list with what our own books say against it. */
    public ColleagueList checked(Viewer by, ColleagueList list) {
        var faults = new ArrayList<>(list.faults());
        var known = new HashMap<String, @Nullable UUID>();
        for (var entry : list.entries()) {
            boolean first = !known.containsKey(entry.login());
            if (first) {
                known.put(
                        entry.login(),
                        people.matches(List.of(entry.person())).getFirst().id());
            }
            var person = known.get(entry.login());
            if (first && accounts.withLogin(entry.login()).isPresent()) {
                faults.add(fault(entry, ColleagueList.Why.LOGIN_TAKEN, entry.login()));
            } else if (person != null) {
                against(by, entry, person, first, faults);
            }
        }
        faults.sort(Comparator.comparingInt(ColleagueList.Fault::line));
        return new ColleagueList(list.entries(), List.copyOf(faults));
    }

    private void against(
            Viewer by, ColleagueList.Entry entry, UUID person, boolean first, List<ColleagueList.Fault> faults) {
        var held = grants.of(person);
        var grant = entry.grant();
        if (person.equals(by.personId())) {
            faults.add(fault(entry, ColleagueList.Why.OWN_ROLE, entry.name()));
        } else if (first && accounts.of(person).isPresent()) {
            faults.add(fault(entry, ColleagueList.Why.HAS_ACCOUNT, entry.name()));
        } else if (held.stream()
                .anyMatch(one -> one.role().isStaff() && !by.may(Action.MANAGE_ACCESS, one.placePath()))) {
            faults.add(fault(entry, ColleagueList.Why.ELSEWHERE, entry.name()));
        } else if (grant != null && held.contains(grant)) {
            faults.add(fault(entry, ColleagueList.Why.TWICE, entry.login()));
        } else if (grant != null && RoleConflicts.with(held, grant).isPresent()) {
            faults.add(fault(entry, ColleagueList.Why.CONFLICT, entry.name()));
        }
    }

    private static ColleagueList.Fault fault(ColleagueList.Entry entry, ColleagueList.Why why, String what) {
        return new ColleagueList.Fault(entry.line(), why, what);
    }

    @Transactional
    public Enlisted enlist(Viewer by, UUID command, ColleagueList list) {
        if (!by.may(Action.MANAGE_ACCESS)) {
            throw new NotPermitted(Action.MANAGE_ACCESS);
        }
        for (var entry : list.entries()) {
            var grant = entry.grant();
            if (grant != null) {
                by.require(Action.MANAGE_ACCESS, grant.placePath());
            }
        }
        return commands.once(command, by.person(), "access.enlist", List.of(digest(list)), Enlisted.class, () -> {
            Locks.hold(db, "colleagues");
            if (!checked(by, list).isSound()) {
                return new Enlisted.Unsound();
            }
            var byLogin = list.entries().stream()
                    .collect(
                            Collectors.groupingBy(ColleagueList.Entry::login, LinkedHashMap::new, Collectors.toList()));
            byLogin.forEach((login, entries) -> open(by, command, login, entries));
            return new Enlisted.Done(byLogin.size());
        });
    }

    private void open(Viewer by, UUID command, String login, List<ColleagueList.Entry> entries) {
        var person = people.add(entries.getFirst().person());
        grants.lockPerson(person);
        if (!accounts.open(person, login, passwords.encode(firstPassword(command, login)), true)) {
            throw new IllegalStateException("the account was opened meanwhile; nothing of the list was done");
        }
        for (var entry : entries) {
            var grant = entry.grant();
            if (grant != null) {
                granting.give(person, grant, by.person());
            }
        }
    }

    /** The first passwords of the accounts a command opened, by account, to be told once; see {@link Enrolling#firstPassword}. */
    public Map<String, String> firstPasswords(UUID command, ColleagueList list) {
        var told = new LinkedHashMap<String, String>();
        list.entries().forEach(entry -> told.computeIfAbsent(entry.login(), login -> firstPassword(command, login)));
        return told;
    }

    private String firstPassword(UUID command, String login) {
        return enrolling.firstPassword(
                UUID.nameUUIDFromBytes((command + " " + login).getBytes(StandardCharsets.UTF_8)));
    }

    /** What was sent, recognisable but not readable. */
    private String digest(ColleagueList list) {
        var all = list.entries().stream()
                .map(entry -> {
                    var phone = entry.phone();
                    return entry.name() + "|" + (phone == null ? "" : phone.digits()) + "|" + entry.login() + "|"
                            + entry.grant();
                })
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(vault.digest("enlist", all));
    }
}
