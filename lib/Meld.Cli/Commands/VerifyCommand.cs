using System.CommandLine;
using Meld.Corpus;
using Meld.Display;
using Meld.Media;
using Meld.Media.Verification;
using NotebookEngine.Exporting;

namespace Meld.Cli.Commands;

/// <summary><c>./meld corpus verify DIR</c>: every clip decoded, everything that is wrong.</summary>
internal sealed class VerifyCommand
{
    private const int MostRows = 50;

    private readonly Argument<string> directory = new Argument<string>("DIR") { Description = "The corpus" }.NotEmpty();
    private readonly Option<bool> dyadic = new("--dyadic") { Description = "Read MELD's dyadic annotations instead of the multiparty ones" };
    private readonly Option<BadClips> onBad = BadClipsOption.Create();
    private readonly Option<ClipIsolation> isolation = IsolationOption.Create();
    private readonly Option<string?> folder = new Option<string?>("--out")
    {
        Description = "Where verify.json, manifest.csv, verify.html and the journal go (default: out/verify/ and the name, variant and hash of the corpus)",
        HelpName = "DIR",
    }.NotEmpty();
    private readonly Option<string?> manifest = new Option<string?>("--manifest")
    {
        Description = "A manifest.csv made elsewhere: clips of another size or content are reported",
        HelpName = "FILE",
    }.NotEmpty();

    private readonly TextWriter output, error;

    private VerifyCommand(TextWriter output, TextWriter error) => (this.output, this.error) = (output, error);

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var own = new VerifyCommand(output, error);
        own.onBad.Description = "What is done about unusable clips: raise returns 1 after all were checked, warn names them, skip only counts them";
        var command = new Command("verify", "Decode every clip and tell all that is wrong, with sizes and hashes; goes on where it was stopped")
        {
            own.directory, own.dyadic, own.onBad, own.isolation, own.folder, own.manifest,
        };
        command.SetAction(own.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var corpus = DialogueCorpus.Load(parsed.GetRequiredValue(directory), parsed.GetValue(dyadic) ? CorpusVariant.Dyadic : CorpusVariant.Multiparty);
        if (parsed.GetValue(manifest) is { } file && !File.Exists(file)) throw new UsageException($"there is no manifest {file}");
        var settings = new VerificationSettings { Manifest = parsed.GetValue(manifest) is { } path ? VerificationManifest.Read(path) : null };
        var target = parsed.GetValue(folder) ?? VerificationFolder.Of(corpus);
        using var reader = ClipReaders.Create(parsed.GetValue(isolation));
        var found = await VerifyAsync(corpus, reader, settings, target, cancellation);
        VerificationReport.Write(found, target);
        await AtomicFile.WriteAsync(Path.Combine(target, VerificationFolder.Page), VerificationPage.Render(found), cancellation);
        await WriteAsync(found, parsed.GetValue(onBad), target);
        var unusable = found.Count(ClipState.Unusable);
        if (unusable == 0 || parsed.GetValue(onBad) != BadClips.Raise) return ExitCodes.Ok;
        await error.WriteLineAsync($"meld: {unusable} of {found.Clips.Count} utterances have no clip that can be used");
        return ExitCodes.Failed;
    }

    private async Task<CorpusVerification> VerifyAsync(
        DialogueCorpus corpus, IClipReader reader, VerificationSettings settings, string target, CancellationToken cancellation)
    {
        using var journal = VerificationJournal.Open(target, settings.Limits);
        var verifier = new CorpusVerifier(reader, settings, TimeProvider.System);
        try
        {
            using var progress = ProgressLine.For(error);
            // On a thread of its own: Ctrl-C is listened to from the first wait on.
            return await Task.Run(() => verifier.Verify(corpus, journal, progress, cancellation), cancellation);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync($"{journal.Count} clips are checked and kept in {target}; the same command goes on from there");
            throw;
        }
    }

    private async Task WriteAsync(CorpusVerification found, BadClips bad, string target)
    {
        var tables = new List<Table> { VerificationTables.States(found) };
        if (!found.IsTextOnly) tables.Add(VerificationTables.Faults(found));
        if (bad != BadClips.Skip && !found.IsTextOnly)
            tables.AddRange([VerificationTables.Missing(found), VerificationTables.Clips(found, MostRows), VerificationTables.Strays(found)]);
        tables.Add(CorpusTables.Defects(found.Corpus));
        foreach (var table in tables) await output.WriteLineAsync($"{table.ToString().TrimEnd()}\n");
        await output.WriteLineAsync($"everything, however long: {Path.Combine(target, VerificationFolder.Report)}");
        await output.WriteLineAsync($"sizes and hashes: {Path.Combine(target, VerificationFolder.Manifest)}");
        await output.WriteLineAsync($"these tables as a page: {Path.Combine(target, VerificationFolder.Page)}");
    }
}
