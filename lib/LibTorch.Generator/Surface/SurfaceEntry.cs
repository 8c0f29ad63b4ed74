namespace LibTorch.Generator.Surface;

/// <summary>One line of the map: a name that becomes public.</summary>
/// <param name="Name">The name, without the underscore of the form in place.</param>
/// <param name="HasInPlace">Whether the form in place becomes public too.</param>
/// <param name="Classes">Letters of the classes that get it.</param>
/// <param name="Documentation">One sentence.</param>
/// <param name="Aten">Name of the operators behind it, where it is another.</param>
/// <param name="Except">Parts of signatures that are written by hand.</param>
/// <param name="Only">Part of the signatures that this line is about; null for all.</param>
/// <param name="TupleNames">Names of the elements of tuples that are returned; empty for none.</param>
/// <param name="Arguments">Names of parameters and the arguments that they are, where name and order would bind wrongly.</param>
/// <param name="Target">A hand-written method that every overload forwards to, in place of an operator.</param>
/// <param name="Packed">Names of whole numbers that go to it as one list of sizes or dimensions.</param>
/// <param name="Line">Its line in the map, from 1.</param>
public sealed record SurfaceEntry(
    string Name,
    bool HasInPlace,
    IReadOnlyList<string> Classes,
    string Documentation,
    string? Aten,
    IReadOnlyList<string> Except,
    string? Only,
    IReadOnlyList<string> TupleNames,
    IReadOnlyDictionary<string, string> Arguments,
    string? Target,
    IReadOnlySet<string> Packed,
    int Line);
