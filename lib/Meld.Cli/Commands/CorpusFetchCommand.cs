using System.CommandLine;
using System.Globalization;
using Meld.Corpus;
using Meld.Corpus.Fetching;
using Meld.Display;
using Meld.Storage.Downloads;

namespace Meld.Cli.Commands;

/// <summary><c>./meld corpus fetch DIR</c>: MELD from its source.</summary>
internal static class CorpusFetchCommand
{
    private const int MostShown = 5;

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var directory = new Argument<string>("DIR") { Description = "Where the corpus comes to lie; made if it is missing" }.NotEmpty();
        var from = new Option<string[]>("--from") { Description = $"Unpack {MeldArchive.FileName}, or one of those inside it, from here", HelpName = "FILE" };
        var url = new Option<string>("--url") { Description = $"Another address of {MeldArchive.FileName} than those published", HelpName = "ADDRESS" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace files that are there with another content" };
        var delete = new Option<bool>("--delete-archive") { Description = "Remove the downloaded archive when everything is unpacked" };
        var command = new Command("fetch", "Download MELD (11 GB), unpack it and lay it out; goes on where it was stopped")
        {
            directory,
            from.NotEmpty(),
            url.NotEmpty(),
            overwrite,
            delete,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = new MeldFetchRequest(parsed.GetRequiredValue(directory))
            {
                Archives = Existing(parsed.GetValue(from) ?? []),
                Address = parsed.GetValue(url) is { } address ? Address(address) : null,
                Overwrite = parsed.GetValue(overwrite),
                DeleteArchive = parsed.GetValue(delete),
            };
            if (request is { Archives.Count: > 0, Address: not null })
                throw new UsageException("--from unpacks what is at hand and --url downloads: one of them");
            if (request is { Archives.Count: > 0, DeleteArchive: true })
                throw new UsageException("--delete-archive removes what was downloaded, and --from downloads nothing: one of them");
            await error.WriteLineAsync(MeldArchive.Licence);
            MeldFetchResult result;
            using var handler = ResumableDownload.CreateHandler();
            var fetch = new MeldFetch(new ResumableDownload(handler, TimeProvider.System, Random.Shared, new DownloadSettings()), TimeProvider.System);
            // On a thread of its own: Ctrl-C is listened to from the first wait on.
            using (var progress = ProgressLine.For(error)) result = await Task.Run(() => fetch.FetchAsync(request, progress, cancellation), cancellation);
            foreach (var line in Lines(request.Directory, result)) await output.WriteLineAsync(line);
            return result.DifferingClips.Count > 0 ? ExitCodes.Failed : ExitCodes.Ok;
        });
        return command;
    }

    private static string[] Existing(string[] files) =>
        files.FirstOrDefault(file => !File.Exists(file)) is { } missing ? throw new UsageException($"there is no file {missing}") : files;

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new UsageException($"'{text}' is no http or https address");

    private static IEnumerable<string> Lines(string directory, MeldFetchResult result)
    {
        if (result.Download is { } download) yield return $"{download.Path}: {download.Verification}";
        yield return result.WasThere
            ? $"{directory}: already there, {Number(result.Kept)} files"
            : $"{directory}: {Number(result.Written)} files written, {Number(result.Kept)} there already";
        if (result.Replaced.Count > 0) yield return $"replaced: {Shown(result.Replaced)}";
        if (result.LeftOutOfMac > 0) yield return $"left out: {Number(result.LeftOutOfMac)} files of macOS (._*, .DS_Store)";
        if (result.LeftOut.Count > 0) yield return $"left out: {Shown(result.LeftOut)}";
        const string Remedy = "(--overwrite takes the archive's)";
        if (result.DifferingAnnotations.Count > 0) yield return $"kept, though the archive's are different: {Shown(result.DifferingAnnotations)} {Remedy}";
        if (result.DifferingClips.Count > 0) yield return $"not overwritten, though the archive's are different: {Shown(result.DifferingClips)} {Remedy}";
        if (result.Corpus is not { } corpus)
        {
            yield return $"still missing: {string.Join(", ", result.MissingAnnotations)}; unpack the archives that hold them with --from too";
            yield break;
        }
        yield return corpus.DataHash == MeldAnnotations.MultipartyHash
            ? $"annotations: MELD's, data hash {corpus.DataHash}"
            : $"annotations: not MELD's as published, data hash {corpus.DataHash}";
        yield return $"\n{Clips(corpus).ToString().TrimEnd()}\n";
        yield return $"next: ./meld corpus verify {directory}";
    }

    private static Table Clips(DialogueCorpus corpus) =>
        Table.From(Splits.All.Select(split => ClipInventory.Of(corpus, split)).Zip(Splits.All, (clips, split) => new
        {
            Split = split.Name(),
            Utterances = corpus.Utterances(split).Count,
            Clips = clips.Found.Count,
            Missing = clips.Missing.Count,
            WithoutRow = clips.Strays.Count,
        }));

    private static string Shown(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostShown)) + (names.Count > MostShown ? $" and {Number(names.Count - MostShown)} more" : "");

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
