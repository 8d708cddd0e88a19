package anju.vote;

/**
 * The roll as it would be frozen: how many parts become how many heads, and why.
 *
 * @param parts counted parts
 * @param leftOut parking and storage the rules do not count
 * @param foldedParts parts that add no head because their buyer has another
 */
public record RollPreview(
        int parts,
        int heads,
        long areaX100,
        int leftOut,
        int persons,
        int coOwners,
        int organisations,
        int developers,
        int developerParts,
        int foldedParts,
        int withoutOwner,
        int withoutArea,
        int bySurvey,
        int byContract) {
    static RollPreview of(Roll roll) {
        int developerParts = 0;
        int folded = 0;
        int bySurvey = 0;
        int byContract = 0;
        var kinds = new int[HolderKind.values().length];
        for (var head : roll.heads()) {
            kinds[head.kind().ordinal()]++;
            if (head.kind() == HolderKind.DEVELOPER) {
                developerParts += head.parts().size();
            } else {
                folded += head.parts().size() - 1;
            }
            for (var part : head.parts()) {
                bySurvey += part.basis().equals("SURVEYED") ? 1 : 0;
                byContract += part.basis().equals("CONTRACTED") ? 1 : 0;
            }
        }
        return new RollPreview(
                roll.parts(),
                roll.heads().size(),
                roll.areaX100(),
                roll.leftOut(),
                kinds[HolderKind.PERSON.ordinal()],
                kinds[HolderKind.CO_OWNERS.ordinal()],
                kinds[HolderKind.ORGANISATION.ordinal()],
                kinds[HolderKind.DEVELOPER.ordinal()],
                developerParts,
                folded,
                roll.partsWithoutHolder().size(),
                roll.partsWithoutArea().size(),
                bySurvey,
                byContract);
    }
}
