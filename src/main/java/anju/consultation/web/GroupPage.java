package anju.consultation.web;

import anju.consultation.SpeaksFor;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The self-government group of a compound, names as the viewer may see them. */
public record GroupPage(
        Site site,
        UUID compoundId,
        String compound,
        @Nullable Group group,
        List<Member> members,
        boolean mayForm,
        List<Option> people,
        Form form,
        Form name,
        Form leave) {
    public record Group(UUID id, String name, LocalDate formedOn) {}

    public record Member(UUID id, String name, SpeaksFor speaksFor) {}

    /** How many speak for whom. */
    public Map<SpeaksFor, Integer> voices() {
        var voices = new EnumMap<SpeaksFor, Integer>(SpeaksFor.class);
        for (var kind : SpeaksFor.values()) {
            voices.put(kind, (int)
                    members.stream().filter(member -> member.speaksFor == kind).count());
        }
        return voices;
    }

    public List<Option> memberOptions() {
        return members.stream()
                .map(member -> new Option(member.id.toString(), member.name + " " + site.word(member.speaksFor)))
                .toList();
    }

    public boolean isActing() {
        return group != null && !voices().containsValue(0);
    }
}
