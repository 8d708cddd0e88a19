package anju.vote.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** An election drawn by a seed, small enough that the boundaries of two thirds, three quarters and a half are met again and again. */
record RandomElection(
        List<Line> roll,
        Map<String, String> rules,
        List<Sheet> ballots,
        String precedence,
        String silence,
        Set<String> delivered) {
    private static final OffsetDateTime OPENS = OffsetDateTime.parse("2026-06-01T00:00:00+08:00");

    record Line(String part, BigDecimal area, String head, String kind) {}

    record Sheet(String part, Map<String, String> answers, String channel, int hour, String principal) {}

    static RandomElection of(long seed) {
        var random = new Random(seed);
        int heads = 1 + random.nextInt(8);
        var roll = new ArrayList<Line>();
        for (int i = 0, parts = heads + random.nextInt(5); i < parts; i++) {
            var head = i < heads ? "h" + i : "h" + random.nextInt(heads);
            var kind = i == 0 || random.nextInt(5) > 0
                    ? "NORMAL"
                    : List.of("PARKING", "STORAGE", "DEVELOPER_UNSOLD", "DEVELOPER_UNDELIVERED")
                            .get(random.nextInt(4));
            if (kind.equals("DEVELOPER_UNSOLD")) {
                head = "developer";
            }
            var area = BigDecimal.valueOf(100L * (1 + random.nextInt(4)) + random.nextInt(3) - 1, 2);
            roll.add(new Line("p" + i, area, head, kind));
        }
        var rules = new LinkedHashMap<String, String>();
        for (int i = 0, matters = 1 + random.nextInt(3); i < matters; i++) {
            rules.put(
                    "m" + i, List.of("ORDINARY", "SPECIAL", "LIFT", "UNANIMOUS").get(random.nextInt(4)));
        }
        var ballots = new ArrayList<Sheet>();
        for (int i = 0, cast = random.nextInt(3 * heads + 1); i < cast; i++) {
            var answers = new LinkedHashMap<String, String>();
            for (var matter : rules.keySet()) {
                int draw = random.nextInt(16);
                if (draw > 0) {
                    answers.put(matter, draw < 10 ? "FOR" : draw < 13 ? "AGAINST" : draw < 15 ? "ABSTAIN" : "INVALID");
                }
            }
            var channel = List.of("APP", "PAPER", "IMPORT").get(random.nextInt(3));
            var principal = random.nextInt(8) == 0 ? "h" + random.nextInt(heads + 1) : "";
            ballots.add(new Sheet(
                    "p" + random.nextInt(roll.size() + 1), answers, channel, random.nextInt(14) - 1, principal));
        }
        var delivered = new LinkedHashSet<String>();
        roll.stream().map(Line::part).filter(_ -> random.nextBoolean()).forEach(delivered::add);
        return new RandomElection(
                roll,
                rules,
                ballots,
                List.of("LAST_CAST", "FIRST_VALID", "PAPER_WINS").get(random.nextInt(3)),
                random.nextBoolean() ? "EXCLUDE" : "FOLLOW_MAJORITY",
                delivered);
    }

    String json() {
        return """
                {"delivered": [%s], "ballots": [%s],
                 "silence": "%s", "precedence": "%s", "closesAt": "%s", "opensAt": "%s",
                 "matters": [%s], "roll": [%s]}""".formatted(
                delivered.stream().map(RandomElection::quoted).collect(Collectors.joining(",")),
                ballots.stream().map(RandomElection::json).collect(Collectors.joining(",")),
                silence,
                precedence,
                OPENS.plusHours(12),
                OPENS,
                rules.entrySet().stream()
                        .map(rule -> "{\"id\": \"" + rule.getKey() + "\", \"rule\": \"" + rule.getValue() + "\"}")
                        .collect(Collectors.joining(",")),
                roll.stream()
                        .map(line -> "{\"part\": \"%s\", \"area\": \"%s\", \"head\": \"%s\", \"kind\": \"%s\"}"
                                .formatted(line.part, line.area, line.head, line.kind))
                        .collect(Collectors.joining(",")));
    }

    private static String json(Sheet sheet) {
        return "{\"part\": \"%s\", \"channel\": \"%s\", \"at\": \"%s\", %s\"answers\": {%s}}"
                .formatted(
                        sheet.part,
                        sheet.channel,
                        OPENS.plusHours(sheet.hour),
                        sheet.principal.isEmpty() ? "" : "\"proxyOf\": " + quoted(sheet.principal) + ", ",
                        sheet.answers.entrySet().stream()
                                .map(answer -> quoted(answer.getKey()) + ": " + quoted(answer.getValue()))
                                .collect(Collectors.joining(",")));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** What an independent, slow reading of the law says: Af, Hf, Ap, Hp, A, H and the verdict of a matter. */
    record Says(
            BigDecimal all, int heads, BigDecimal cast, int castHeads, BigDecimal yes, int yesHeads, String verdict) {}

    Says says(String matter, boolean following) {
        var areas = new LinkedHashMap<String, BigDecimal>();
        var voices = new LinkedHashMap<String, String>();
        for (var line : roll) {
            if (!line.kind.equals("PARKING") && !line.kind.equals("STORAGE")) {
                areas.merge(voice(line), line.area, BigDecimal::add);
                voices.put(line.part, voice(line));
            }
        }
        BigDecimal cast = BigDecimal.ZERO;
        BigDecimal yes = BigDecimal.ZERO;
        BigDecimal no = BigDecimal.ZERO;
        BigDecimal silent = BigDecimal.ZERO;
        int castHeads = 0;
        int yesHeads = 0;
        int noHeads = 0;
        int silentHeads = 0;
        for (var head : areas.keySet()) {
            var mine = new ArrayList<Sheet>();
            boolean spoilt = false;
            for (var sheet : ballots) {
                boolean onTheRoll = voices.containsKey(sheet.part);
                var whose = sheet.principal.isEmpty() ? voices.get(sheet.part) : sheet.principal;
                if (!head.equals(whose)) {
                    continue;
                }
                var answer = sheet.answers.get(matter);
                if (!onTheRoll || sheet.hour < 0 || sheet.hour >= 12 || "INVALID".equals(answer)) {
                    spoilt = true;
                } else if (answer != null) {
                    mine.add(sheet);
                }
            }
            if (!mine.isEmpty()) {
                castHeads++;
                cast = cast.add(areas.get(head));
                switch (standing(mine).answers.get(matter)) {
                    case "FOR" -> {
                        yesHeads++;
                        yes = yes.add(areas.get(head));
                    }
                    case "AGAINST" -> {
                        noHeads++;
                        no = no.add(areas.get(head));
                    }
                    default -> {}
                }
            } else if (!spoilt && delivered.stream().anyMatch(part -> head.equals(voices.get(part)))) {
                silentHeads++;
                silent = silent.add(areas.get(head));
            }
        }
        var rule = rules.get(matter);
        if (following && !rule.equals("UNANIMOUS")) {
            boolean toYes = over(yes, cast, 1, 2) && yesHeads * 2 > castHeads;
            boolean toNo = over(no, cast, 1, 2) && noHeads * 2 > castHeads;
            if (toYes || toNo) {
                cast = cast.add(silent);
                castHeads += silentHeads;
            }
            if (toYes) {
                yes = yes.add(silent);
                yesHeads += silentHeads;
            }
        }
        var all = areas.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int heads = areas.size();
        String verdict;
        if (rule.equals("UNANIMOUS")) {
            verdict = noHeads > 0
                    ? "REJECTED"
                    : castHeads < heads ? "NO_QUORUM" : yesHeads == heads ? "PASSED" : "REJECTED";
        } else if (!(atLeast(cast, all, 2, 3) && castHeads * 3 >= heads * 2)) {
            verdict = "NO_QUORUM";
        } else if (rule.equals("ORDINARY")) {
            verdict = over(yes, cast, 1, 2) && yesHeads * 2 > castHeads ? "PASSED" : "REJECTED";
        } else {
            verdict = atLeast(yes, cast, 3, 4) && yesHeads * 4 >= castHeads * 3 ? "PASSED" : "REJECTED";
        }
        return new Says(all, heads, cast, castHeads, yes, yesHeads, verdict);
    }

    /** Undelivered parts are the developer's; if nothing is unsold, the first name on one stands for all of them. */
    private String voice(Line line) {
        if (!line.kind.equals("DEVELOPER_UNDELIVERED")) {
            return line.head;
        }
        return roll.stream().anyMatch(it -> it.kind.equals("DEVELOPER_UNSOLD"))
                ? "developer"
                : roll.stream()
                        .filter(it -> it.kind.equals("DEVELOPER_UNDELIVERED"))
                        .findFirst()
                        .orElseThrow()
                        .head;
    }

    private Sheet standing(List<Sheet> sheets) {
        var among = sheets;
        if (precedence.equals("PAPER_WINS") && sheets.stream().anyMatch(it -> it.channel.equals("PAPER"))) {
            among = sheets.stream().filter(it -> it.channel.equals("PAPER")).toList();
        }
        if (precedence.equals("FIRST_VALID")) {
            int first = among.stream().mapToInt(Sheet::hour).min().orElseThrow();
            return among.stream().filter(it -> it.hour == first).findFirst().orElseThrow();
        }
        int last = among.stream().mapToInt(Sheet::hour).max().orElseThrow();
        return among.stream().filter(it -> it.hour == last).toList().getLast();
    }

    private static boolean atLeast(BigDecimal part, BigDecimal whole, int n, int d) {
        return scaled(part, d).compareTo(scaled(whole, n)) >= 0;
    }

    private static boolean over(BigDecimal part, BigDecimal whole, int n, int d) {
        return scaled(part, d).compareTo(scaled(whole, n)) > 0;
    }

    private static BigInteger scaled(BigDecimal area, int by) {
        return area.movePointRight(2).toBigIntegerExact().multiply(BigInteger.valueOf(by));
    }
}
