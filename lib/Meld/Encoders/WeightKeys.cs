using System.IO.Enumeration;

namespace Meld.Encoders;

/// <summary>How the names of published weights become those of a module's parameters and buffers.</summary>
public sealed record WeightKeys
{
    /// <summary>Names that are the module's as they stand.</summary>
    public static WeightKeys Exact { get; } = new();

    /// <summary>What some files put before the names, such as <c>bert.</c>; the first that a name begins with is taken away.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>Whole parts of names between dots, by what the module has in their place; one after the other.</summary>
    public IReadOnlyList<(string Published, string Own)> Renames { get; init; } = [];

    /// <summary>Names, <c>*</c> standing for any characters, that the file or the module may lack: such a tensor is loaded where both have it.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>What the module calls a published tensor.</summary>
    public string Of(string published)
    {
        var prefix = Prefixes.FirstOrDefault(prefix => published.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
        // Between dots, the first and the last part are found like any other.
        var dotted = $".{published[prefix.Length..]}.";
        foreach (var (part, own) in Renames) dotted = dotted.Replace($".{part}.", $".{own}.", StringComparison.Ordinal);
        return dotted[1..^1];
    }

    /// <summary>Whether the file or the module may lack a name.</summary>
    /// <param name="name">As the module calls it.</param>
    public bool IsOptional(string name) => Optional.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
}
