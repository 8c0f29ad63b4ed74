using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Meld.Tracking.Settings;

/// <summary>Reads YAML into nodes that know their line; strict where YAML would guess.</summary>
/// <param name="source">The file or the override, for messages.</param>
/// <param name="lines">Whether places have line numbers.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class TreeReader(string source, bool lines, List<SettingsProblem> problems)
{
    // Settings are a few levels deep; a file of ten thousand brackets must not end the process.
    private const int MaxDepth = 32;

    /// <summary>The one document of a text; null when it is empty or cannot be read, which is then among the problems.</summary>
    public SettingsNode? Read(string text)
    {
        using var reader = new StringReader(text);
        var parser = new Parser(reader);
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return null;
            var node = Node(parser, Place(parser.Current!), "", 0);
            parser.Consume<DocumentEnd>();
            if (parser.Current is DocumentStart second) Report(Place(second), "a second document; settings are one");
            return node;
        }
        catch (YamlException error)
        {
            Report(Place((int)error.Start.Line), $"not readable as YAML: {error.Message.TrimEnd('.')}");
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or EndOfStreamException)
        {
            // The parser slips on some texts that are no YAML, such as `{a: *}`.
            Report(Place((int)(parser.Current?.End.Line ?? 1)), "not readable as YAML");
            return null;
        }
    }

    private SettingsNode Node(Parser parser, SettingsPlace place, string path, int depth)
    {
        if (parser.Current is NodeEvent { Tag.IsEmpty: false } tagged) Report(place, $"the tag `{tagged.Tag.Value}` is not understood; leave it out");
        if (parser.TryConsume<Scalar>(out var scalar)) return new ScalarNode(place, scalar.Value, scalar.Style == ScalarStyle.Plain);
        if (depth < MaxDepth && parser.TryConsume<MappingStart>(out _)) return Mapping(parser, place, path, depth);
        if (depth < MaxDepth && parser.TryConsume<SequenceStart>(out _)) return Sequence(parser, place, path, depth);
        Report(place, parser.Current is AnchorAlias alias
            ? $"the alias `*{alias.Value}` is not understood; write the value again"
            : $"more than {MaxDepth} levels deep");
        parser.SkipThisAndNestedEvents();
        return new ScalarNode(place, "", Plain: true);
    }

    private MappingNode Mapping(Parser parser, SettingsPlace place, string path, int depth)
    {
        var mapping = new MappingNode(place, []);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyPlace = Place(parser.Current!);
            if (!parser.TryConsume<Scalar>(out var key))
            {
                Report(keyPlace, "a key must be a single word");
                parser.SkipThisAndNestedEvents();
                parser.SkipThisAndNestedEvents();
                continue;
            }
            var dotted = Names.Dotted(path, key.Value);
            var entry = new MappingEntry(keyPlace, key.Value, Node(parser, keyPlace, dotted, depth + 1));
            if (mapping.Of(key.Value) is { } first)
                Report(keyPlace, $"the key `{dotted}` stands here again" + (first.Place.Line is { } line ? $", after line {line}" : ""));
            else
                mapping.Entries.Add(entry);
        }
        return mapping;
    }

    private SequenceNode Sequence(Parser parser, SettingsPlace place, string path, int depth)
    {
        var items = new List<SettingsNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(parser, Place(parser.Current!), $"{path}[{items.Count}]", depth + 1));
        return new SequenceNode(place, items);
    }

    private SettingsPlace Place(ParsingEvent found) => Place((int)found.Start.Line);

    private SettingsPlace Place(int line) => new(source, lines ? line : null);

    private void Report(SettingsPlace place, string message) => problems.Add(place.Problem(message));
}
