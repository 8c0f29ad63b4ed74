using System.CommandLine;
using Meld.Corpus;

namespace Meld.Cli;

/// <summary>Which corpus, and which of its two variants.</summary>
internal sealed class CorpusOptions
{
    private readonly Option<string> corpus = new Option<string>("--corpus") { Description = "The corpus", HelpName = "DIR", Required = true }.NotEmpty();
    private readonly Option<bool> dyadic = new("--dyadic") { Description = "Read MELD's dyadic annotations instead of the multiparty ones" };

    /// <summary>Makes the command take them.</summary>
    public void AddTo(Command command)
    {
        command.Add(corpus);
        command.Add(dyadic);
    }

    /// <summary>The corpus.</summary>
    /// <exception cref="CorpusException">It is faulty.</exception>
    public DialogueCorpus Read(ParseResult parsed) =>
        DialogueCorpus.Load(parsed.GetRequiredValue(corpus), parsed.GetValue(dyadic) ? CorpusVariant.Dyadic : CorpusVariant.Multiparty);

    /// <summary>The words to type to mean the same corpus.</summary>
    public string Typed(ParseResult parsed) => $"--corpus {Shell.Quoted(parsed.GetRequiredValue(corpus))}{(parsed.GetValue(dyadic) ? " --dyadic" : "")}";

    /// <summary>The arguments that another process reads the same from.</summary>
    public IEnumerable<string> Arguments(ParseResult parsed) =>
        ["--corpus", Path.GetFullPath(parsed.GetRequiredValue(corpus)), .. parsed.GetValue(dyadic) ? (string[])["--dyadic"] : []];
}
