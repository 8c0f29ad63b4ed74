using System.CommandLine;
using Meld.Corpus;
using Meld.Display;

namespace Meld.Cli.Commands;

/// <summary><c>./meld corpus …</c>: what is in a corpus and what is wrong with it.</summary>
internal static class CorpusCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(TextWriter output, TextWriter error) => new("corpus", "Look at a corpus, decode and judge its clips, or fetch MELD")
    {
        Stats(output),
        VerifyCommand.Create(output, error),
        CorpusFetchCommand.Create(output, error),
    };

    private static Command Stats(TextWriter output)
    {
        var directory = new Argument<string>("DIR")
        {
            Description = "The corpus: a folder with {train,dev,test}_sent_emo.csv, as MELD names them",
        }.NotEmpty();
        var command = new Command("stats", "Counts and label tables of every split, multiparty and dyadic, and what is worth knowing") { directory };
        command.SetAction(parsed => PrintStats(parsed.GetRequiredValue(directory), output));
        return command;
    }

    private static int PrintStats(string directory, TextWriter output)
    {
        var variants = CorpusFiles.VariantsIn(directory);
        // Without any annotation file, reading the usual variant says what is missing.
        foreach (var corpus in (variants.Count > 0 ? variants : [CorpusVariant.Multiparty]).Select(variant => DialogueCorpus.Load(directory, variant)))
        {
            output.WriteLine($"{corpus.Variant}: {directory}");
            output.WriteLine($"data hash {corpus.DataHash}");
            foreach (var table in Tables(corpus)) output.WriteLine($"\n{table.ToString().TrimEnd()}");
            output.WriteLine();
        }
        return ExitCodes.Ok;
    }

    private static IEnumerable<Table> Tables(DialogueCorpus corpus)
    {
        yield return CorpusTables.Counts(corpus);
        yield return CorpusTables.Labels(corpus);
        yield return CorpusTables.Sentiments(corpus);
        yield return CorpusTables.Texts(corpus);
        yield return CorpusTables.Durations(corpus);
        yield return CorpusTables.Files(corpus);
        yield return CorpusTables.Defects(corpus);
    }
}
