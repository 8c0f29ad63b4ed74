using System.Reflection;

namespace LibTorch.Generator.Facts;

/// <summary>The facts about TorchSharp's public API.</summary>
public sealed class FactsFile
{
    private const string Resource = "torchsharp-0.107.txt";
    private readonly Dictionary<string, TypeFact> byName;

    /// <summary>Holds what a file says.</summary>
    /// <param name="comments">The lines before the first type.</param>
    /// <param name="types">The types in their order.</param>
    public FactsFile(IReadOnlyList<string> comments, IReadOnlyList<TypeFact> types)
    {
        Comments = comments;
        Types = types;
        byName = types.ToDictionary(type => type.FullName);
    }

    /// <summary>The lines before the first type.</summary>
    public IReadOnlyList<string> Comments { get; }

    /// <summary>The types in their order.</summary>
    public IReadOnlyList<TypeFact> Types { get; }

    /// <summary>The committed facts, which this assembly carries.</summary>
    /// <exception cref="FactsException">A line does not follow the notation.</exception>
    public static FactsFile Load()
    {
        using var text = OpenText();
        return FactsParser.Parse(text);
    }

    /// <summary>Reads facts from a text.</summary>
    /// <exception cref="FactsException">A line does not follow the notation.</exception>
    public static FactsFile Parse(string text)
    {
        using var reader = new StringReader(text);
        return FactsParser.Parse(reader);
    }

    /// <summary>The committed facts as text.</summary>
    public static TextReader OpenText() =>
        new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"This assembly carries no resource {Resource}."));

    /// <summary>The type of a full name such as <c>TorchSharp.torch.Tensor</c>, or null.</summary>
    public TypeFact? Find(string fullName) => byName.GetValueOrDefault(fullName);

    /// <summary>The lines of the file.</summary>
    public IEnumerable<string> Lines() => Comments.Concat(Types.SelectMany(type => type.Lines()));
}
