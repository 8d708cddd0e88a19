package anju.consultation;

import anju.money.Fraction;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Proposes which opinions say the same: equal topic, and enough pairs of neighbouring characters in common (Dice's coefficient).
 * The same opinions in the same order always give the same proposal; a person decides.
 */
public final class Likeness {
    private Likeness() {}

    /** An opinion to be compared. */
    public record Said(UUID id, String topic, String text) {}

    /** Groups of two and more, each in the order given; what stands alone is left out. */
    public static List<List<UUID>> groups(List<Said> opinions, Fraction least) {
        var pairs = opinions.stream().map(opinion -> pairs(opinion.text)).toList();
        var group = new int[opinions.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            for (int j = 0; j < i; j++) {
                // With the first of a group, so that a chain of small steps does not join what is far apart.
                if (group[j] == j
                        && opinions.get(i).topic.equals(opinions.get(j).topic)
                        && isAlike(pairs.get(i), pairs.get(j), least)) {
                    group[i] = j;
                    break;
                }
            }
        }
        var groups = new ArrayList<List<UUID>>();
        for (int first = 0; first < group.length; first++) {
            var members = new ArrayList<UUID>();
            for (int i = first; i < group.length; i++) {
                if (group[i] == first) {
                    members.add(opinions.get(i).id);
                }
            }
            if (members.size() > 1) {
                groups.add(List.copyOf(members));
            }
        }
        return List.copyOf(groups);
    }

    private static boolean isAlike(Set<String> a, Set<String> b, Fraction least) {
        long common = a.stream().filter(b::contains).count();
        return !a.isEmpty() && !b.isEmpty() && least.isReachedBy(2 * common, (long) a.size() + b.size());
    }

    private static Set<String> pairs(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .toArray();
        var pairs = new HashSet<String>();
        for (int i = 0; i + 1 < plain.length; i++) {
            pairs.add(new String(plain, i, 2));
        }
        return pairs;
    }
}
