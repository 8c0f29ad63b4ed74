namespace NotebookEngine.Documents;

/// <summary>The language of a notebook cell: its name in files, and the aliases that a <c>.dib</c> may use for it.</summary>
public sealed class CellLanguage
{
    private CellLanguage(string name, params string[] aliases)
    {
        Name = name;
        Aliases = aliases;
    }

    /// <summary>C#, the language that this engine runs, and the language of text before a file's first cell line.</summary>
    public static CellLanguage CSharp { get; } = new("csharp", "c#", "C#");

    /// <summary>Prose; never run.</summary>
    public static CellLanguage Markdown { get; } = new("markdown", "md");

    /// <summary>HTML that is its own output.</summary>
    public static CellLanguage Html { get; } = new("html");

    /// <summary>A mermaid diagram.</summary>
    public static CellLanguage Mermaid { get; } = new("mermaid");

    /// <summary>Every language that starts a cell in a <c>.dib</c>; most are kept, and only C# is run.</summary>
    public static IReadOnlyList<CellLanguage> All { get; } =
    [
        CSharp, Markdown, Html, Mermaid,
        new("fsharp", "f#", "F#"), new("pwsh", "powershell"), new("javascript", "js"), new("http"), new("value"), new("sql"), new("kql"),
    ];

    private static readonly Dictionary<string, CellLanguage> ByName =
        All.SelectMany(language => language.Aliases.Append(language.Name), (language, name) => (language, name))
            .ToDictionary(pair => pair.name, pair => pair.language, StringComparer.Ordinal);

    /// <summary>The name written to files, for example <c>csharp</c>.</summary>
    public string Name { get; }

    /// <summary>Other names accepted when a file is read, for example <c>c#</c>.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The language with this exact name or alias (case-sensitive), or null.</summary>
    public static CellLanguage? Find(string nameOrAlias) => ByName.GetValueOrDefault(nameOrAlias);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
