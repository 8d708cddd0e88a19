package anju.disclosure;

import java.util.Optional;

/**
 * Asked of every module above when a compound's public page is shown: disclosure does not know them, and a page says what else
 * there is to know about a compound.
 */
public interface CompoundNote {
    /**
     * What stands about the compound of this code elsewhere.
     *
     * @param key the words
     */
    record Link(String key, String href) {}

    Optional<Link> about(String compoundCode);
}
