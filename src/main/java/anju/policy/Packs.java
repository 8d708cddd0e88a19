package anju.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The packs that come with the program, with every edition of each made and bound once, so that a bad one is found at the start. */
final class Packs {
    /** What holds where nobody has adopted a pack: law, and assumptions that say so. */
    static final String NATIONAL = "national";

    private final Map<String, Pack> packs = new LinkedHashMap<>();
    private final Map<String, NavigableMap<LocalDate, Edition>> editions = new LinkedHashMap<>();
    private final Map<UUID, Edition> byId = new LinkedHashMap<>();

    /**
     * @param files texts by file name
     * @param types the modules' rules records; each is bound from every edition
     * @throws BadPack with every problem of every file
     */
    Packs(Map<String, String> files, Collection<Class<? extends Record>> types) {
        var problems = new ArrayList<BadPack.Problem>();
        files.forEach((file, text) -> {
            try {
                var pack = PackReader.read(file, text);
                packs.put(pack.code(), pack);
            } catch (BadPack e) {
                problems.addAll(e.problems());
            }
        });
        if (problems.isEmpty()) {
            packs.values().forEach(pack -> {
                try {
                    make(pack, types);
                } catch (BadPack e) {
                    problems.addAll(e.problems());
                }
            });
        }
        if (!problems.isEmpty()) {
            throw new BadPack(problems);
        }
    }

    Collection<Pack> all() {
        return packs.values();
    }

    Optional<Pack> pack(String code) {
        return Optional.ofNullable(packs.get(code));
    }

    /** What the pack says on a day; before its first day, what it says on that. */
    Edition edition(String code, LocalDate date) {
        var dated = editions(code);
        var entry = dated.floorEntry(date);
        return entry == null ? dated.firstEntry().getValue() : entry.getValue();
    }

    NavigableMap<LocalDate, Edition> editions(String code) {
        var dated = editions.get(code);
        if (dated == null) {
            throw new IllegalStateException("no pack is called " + code);
        }
        return dated;
    }

    Optional<Edition> known(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    private void make(Pack pack, Collection<Class<? extends Record>> types) {
        var problems = new ArrayList<BadPack.Problem>();
        var layers = layers(pack);
        var days = new TreeMap<LocalDate, Edition>();
        var sources = new LinkedHashMap<String, Source>();
        layers.forEach(layer -> sources.putAll(layer.sources()));
        var from = pack.editions().getFirst().from();
        layers.stream()
                .flatMap(layer -> layer.editions().stream())
                .map(Pack.Dated::from)
                .filter(day -> !day.isBefore(from))
                .forEach(day -> days.computeIfAbsent(day, _ -> edition(pack, day, layers, sources, problems)));
        if (problems.isEmpty()) {
            for (var edition : days.values()) {
                bind(edition, types, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new BadPack(problems);
        }
        editions.put(pack.code(), days);
        days.values().forEach(edition -> byId.put(edition.id(), edition));
    }

    /** Sections unknown and values refused, with the line that says so. */
    private static void bind(
            Edition edition, Collection<Class<? extends Record>> types, List<BadPack.Problem> problems) {
        var sections = types.stream().map(RulesBinding::section).sorted().toList();
        edition.tree().members().forEach((section, node) -> {
            if (!sections.contains(section)) {
                problems.add(new BadPack.Problem(node.at(), section + " is unknown; the sections are " + sections));
            }
        });
        for (var type : types) {
            try {
                edition.rules(type);
            } catch (BadPack e) {
                problems.addAll(e.problems());
            }
        }
    }

    /** The bases first, the pack itself last. */
    private List<Pack> layers(Pack pack) {
        var layers = new ArrayList<Pack>();
        for (var layer = pack; layer != null; ) {
            if (layers.contains(layer)) {
                throw new BadPack(pack.at(), pack.code() + " extends itself");
            }
            layers.addFirst(layer);
            var base = layer.base();
            if (base == null) {
                break;
            }
            layer = packs.get(base);
            if (layer == null) {
                throw new BadPack(pack.at(), "extends " + base + ", which is not among the packs");
            }
        }
        return layers;
    }

    private static Edition edition(
            Pack pack, LocalDate day, List<Pack> layers, Map<String, Source> sources, List<BadPack.Problem> problems) {
        var rules = new PackNode.Members(Map.of(), pack.at());
        for (var layer : layers) {
            for (var dated : layer.editions()) {
                if (!dated.from().isAfter(day)) {
                    rules = rules.with(dated.rules(), problems);
                }
            }
        }
        requireSources(rules, sources, problems);
        if (!problems.isEmpty()) {
            throw new BadPack(problems);
        }
        return new Edition(pack.code(), day, rules, sources);
    }

    private static void requireSources(PackNode node, Map<String, Source> sources, List<BadPack.Problem> problems) {
        switch (node) {
            case PackNode.Members members ->
                members.members().values().forEach(member -> requireSources(member, sources, problems));
            case PackNode.Value value -> {
                if (!sources.containsKey(value.source())) {
                    problems.add(new BadPack.Problem(
                            value.at(),
                            "the source " + value.source() + " is not among the sources of the file or its base"));
                }
            }
            case PackNode.Removed removed ->
                problems.add(new BadPack.Problem(removed.at(), "this is empty; give a value or leave it out"));
        }
    }

    /** The packs in the program's own resources. */
    static Map<String, String> shipped() {
        try {
            var files = new LinkedHashMap<String, String>();
            var found = new org.springframework.core.io.support.PathMatchingResourcePatternResolver()
                    .getResources("classpath*:packs/*.yaml");
            for (var resource : found) {
                files.put(String.valueOf(resource.getFilename()), resource.getContentAsString(StandardCharsets.UTF_8));
            }
            return new TreeMap<>(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
