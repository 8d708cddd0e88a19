package anju.policy;

import anju.policy.PackNode.Line;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML file as nodes with their lines. Strict: no aliases, no second key of one name, true and false but not yes and no. */
final class Yaml {
    private static final int DEPTH_MAX = 20;

    private final String file;

    Yaml(String file) {
        this.file = file;
    }

    MappingNode read(String text) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEPTH_MAX);
        try {
            var root = new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw new BadPack(new Line(file, 1), "the file is empty");
            }
            return mapping(root, "a pack");
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new BadPack(new Line(file, mark == null ? 1 : mark.getLine() + 1), e.getProblem());
        } catch (YAMLException e) {
            throw new BadPack(new Line(file, 1), String.valueOf(e.getMessage()));
        }
    }

    Line at(Node node) {
        return new Line(file, node.getStartMark().getLine() + 1);
    }

    MappingNode mapping(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new BadPack(at(node), what + " is written as members, name: value");
    }

    /** The members in order; a key that is no plain word or stands twice is refused. */
    Map<String, Node> members(MappingNode mapping) {
        var members = new LinkedHashMap<String, Node>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new BadPack(at(tuple.getKeyNode()), "a member's name is a plain word");
            }
            if (members.put(key.getValue(), tuple.getValueNode()) != null) {
                throw new BadPack(at(key), key.getValue() + " stands twice");
            }
        }
        return members;
    }

    String text(Node node, String what) {
        if (node instanceof ScalarNode scalar
                && !isEmpty(scalar)
                && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw new BadPack(at(node), what + " is a text");
    }

    static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar && scalar.isPlain() && Tag.NULL.equals(scalar.getTag());
    }

    /** A whole number, a truth value, or the text as written; decimals stay text, so that nothing is rounded. */
    Object scalar(ScalarNode node) {
        if (node.isPlain() && node.getValue().matches("-?(0|[1-9][0-9]*)")) {
            var number = new BigInteger(node.getValue());
            if (number.bitLength() > 62) {
                throw new BadPack(at(node), node.getValue() + " is too large");
            }
            return number.longValueExact();
        }
        if (node.isPlain() && (node.getValue().equals("true") || node.getValue().equals("false"))) {
            return Boolean.valueOf(node.getValue());
        }
        return node.getValue();
    }
}
