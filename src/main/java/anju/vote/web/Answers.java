package anju.vote.web;

import anju.vote.Choice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The answers on a ballot form: fields {@code answer1}, {@code answer2} …, one for each matter by its number. */
final class Answers {
    private Answers() {}

    static Map<Integer, Choice> read(Map<String, String> sent, List<BallotPage.Asked> matters) {
        var chosen = new TreeMap<Integer, Choice>();
        for (var matter : matters) {
            var answer = sent.get("answer" + matter.number());
            for (var choice : Choice.values()) {
                if (choice.name().equals(answer)) {
                    chosen.put(matter.number(), choice);
                }
            }
        }
        return chosen;
    }

    static Map<UUID, Choice> byMatter(Map<Integer, Choice> chosen, List<BallotPage.Asked> matters) {
        return matters.stream()
                .filter(matter -> chosen.containsKey(matter.number()))
                .collect(Collectors.toMap(
                        BallotPage.Asked::id, matter -> chosen.getOrDefault(matter.number(), Choice.ABSTAIN)));
    }
}
