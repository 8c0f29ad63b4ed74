namespace Meld.Models;

/// <summary>The speakers that a model knows by name; id 0 is everybody else.</summary>
public sealed class SpeakerTable
{
    private readonly Dictionary<string, int> ids;

    /// <summary>Speakers in the order of their ids, the first of which is 1.</summary>
    /// <exception cref="ArgumentException">A name occurs twice or holds a line end.</exception>
    public SpeakerTable(IEnumerable<string> names)
    {
        Names = [.. names];
        if (Names.Any(name => name.Contains('\n', StringComparison.Ordinal))) throw new ArgumentException("A name holds a line end.", nameof(names));
        ids = Names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index + 1, StringComparer.Ordinal);
    }

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of ids, with that of everybody else.</summary>
    public int Count => Names.Count + 1;

    /// <summary>The speakers of at least <paramref name="least"/> utterances, in ordinal order of their names.</summary>
    public static SpeakerTable Of(IEnumerable<string> speakers, int least) => new(speakers
        .CountBy(name => name, StringComparer.Ordinal)
        .Where(pair => pair.Value >= least)
        .Select(pair => pair.Key)
        .Order(StringComparer.Ordinal));

    /// <summary>The id of a speaker.</summary>
    public int IdOf(string name) => ids.GetValueOrDefault(name);
}
