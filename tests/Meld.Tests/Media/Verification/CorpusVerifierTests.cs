using System.Diagnostics;
using Meld.Corpus;
using Meld.Media;
using Meld.Media.Verification;
using Meld.Storage;
using Meld.Testing;
using Meld.Tests.Corpus;
using Meld.Tests.Display;

namespace Meld.Tests.Media.Verification;

public class CorpusVerifierTests
{
    private static readonly IReadOnlyList<Utterance> Train = DisplayExamples.Corpus.Utterances(Split.Train);

    [Fact]
    public void Verify_ClipsOfEveryState_AddUp()
    {
        using var corpus = new CorpusWithClips(Train);
        corpus.Write(Split.Dev, DisplayExamples.Corpus.Utterances(Split.Dev)[0].ClipFileName);
        var reader = new FakeClipReader((path, _) => Path.GetFileName(path) switch
        {
            "dia7_utt0.mp4" when path.Contains("train", StringComparison.Ordinal) => ClipExamples.Clip,
            "dia7_utt1.mp4" => new() { Info = ClipExamples.Info with { Audio = null }, Frames = ClipExamples.Clip.Frames },
            "dia7_utt2.mp4" => new() { Info = ClipExamples.Info, Frames = ClipExamples.Frames(120, 4, 6, 12), Sound = ClipExamples.Tone(10) },
            _ => throw new MediaException(path, MediaProblem.Unreadable, "it is no clip"),
        });

        var found = Verify(corpus.Corpus, reader);

        Assert.Equal(
            [ClipState.Intact, ClipState.Partial, ClipState.Flagged, ClipState.Unusable, ClipState.Unusable, ClipState.Unusable],
            found.Clips.Select(clip => clip.State));
        Assert.Equal(found.Clips.Count, ClipStates.All.Sum(state => found.Count(state)));
        Assert.All(Splits.All, split => Assert.Equal(corpus.Corpus.Utterances(split).Count, ClipStates.All.Sum(state => found.Count(state, split))));
        Assert.Equal((2, 1, 1), (found.Count(ClipFaultKind.Missing), found.Count(ClipFaultKind.Unreadable), found.Count(ClipFaultKind.NoSound, Split.Train)));
        Assert.Equal([new FolderProblem(Split.Test, "output_repeated_splits_test", "no such folder")], found.FolderProblems);
        Assert.Equal([Train[0]], found.Intact.Select(clip => clip.Utterance));
        Assert.Equal(ClipState.Unusable, found.Faulty[0].State);
        Assert.All(reader.Requests, request => Assert.True(request.AcceptDamage));
    }

    [Fact]
    public void Verify_NoFolderOfClips_IsText()
    {
        var found = Verify(DisplayExamples.Corpus, new FakeClipReader(ClipExamples.Clip));
        Assert.True(found.IsTextOnly);
        Assert.Equal((6, 0, 0), (found.Count(ClipState.Unchecked), found.Decoded, found.FolderProblems.Count));
        Assert.Equal(TimeSpan.Zero, found.TimeOfAll);
    }

    [Fact]
    public void Verify_EqualBytes_AreDuplicatesOfOneAnother()
    {
        using var corpus = new CorpusWithClips(Train);
        corpus.Write(Split.Train, Train[2].ClipFileName, "train/dia7_utt0.mp4");
        var found = Verify(corpus.Corpus, new FakeClipReader(ClipExamples.Clip));
        Assert.Equal(
            ["duplicate: the same bytes as train/dia7_utt2", "", "duplicate: the same bytes as train/dia7_utt0"],
            found.Clips.Take(3).Select(clip => string.Join("; ", clip.Faults)));
    }

    [Fact]
    public void Verify_ClipOfSeveralRows_IsDecodedOnceAndNoDuplicate()
    {
        var repeated = Train[0] with { Key = Train[0].Key with { Dialogue = 8 } };
        using var corpus = new CorpusWithClips([.. Train, repeated]);
        var reader = new FakeClipReader(ClipExamples.Clip);
        var found = Verify(corpus.Corpus, reader);
        Assert.Equal((3, 4), (reader.Requests.Count, found.Count(ClipState.Intact)));
    }

    [Fact]
    public void Verify_FewerThanThereAre_SpreadsAndScalesTheTime()
    {
        using var corpus = new CorpusWithClips(Train);
        var clock = new ManualClock();
        var reader = new FakeClipReader((_, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            return ClipExamples.Clip;
        });
        var found = new CorpusVerifier(reader, new() { Most = 1 }, clock).Verify(corpus.Corpus);
        Assert.Equal([ClipState.Intact, ClipState.Unchecked, ClipState.Unchecked], found.Clips.Take(3).Select(clip => clip.State));
        Assert.Equal((1, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6)), (found.Decoded, found.Time, found.TimeOfAll));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VerificationSettings { Most = 0 });
    }

    [Fact]
    public void Verify_Again_DecodesOnlyWhatHasChanged()
    {
        using var corpus = new CorpusWithClips(Train);
        using var directory = new TemporaryDirectory();
        Assert.Equal(3, Reads());
        var (report, progress) = (VerificationReport.Text(Journaled(new(ClipExamples.Clip))), new List<WorkProgress>());
        Assert.Equal(0, Reads(progress));
        Assert.Empty(progress);
        corpus.Write(Split.Train, Train[1].ClipFileName, "something else");
        Assert.Equal(1, Reads(progress));
        Assert.Equal([new("checking clips", 2, 3, "clips"), new("checking clips", 3, 3, "clips")], progress);
        corpus.Write(Split.Train, Train[1].ClipFileName);
        Assert.Equal(report, VerificationReport.Text(Journaled(new(ClipExamples.Clip))));

        int Reads(List<WorkProgress>? told = null)
        {
            var reader = new FakeClipReader(ClipExamples.Clip);
            Journaled(reader, told);
            return reader.Requests.Count;
        }

        CorpusVerification Journaled(FakeClipReader reader, List<WorkProgress>? told = null)
        {
            using var journal = VerificationJournal.Open(directory.Path, VerificationSettings.Default.Limits);
            return new CorpusVerifier(reader, null, TimeProvider.System).Verify(corpus.Corpus, journal, told is null ? null : new Told(told));
        }
    }

    [Fact]
    public void Verify_ClipThatIsALink_IsTheFileBehindIt()
    {
        using var corpus = new CorpusWithClips(Train);
        using var elsewhere = new TemporaryDirectory();
        var (target, link) = (elsewhere.Write("clip.mp4", "the bytes of a clip"), corpus.Write(Split.Train, Train[0].ClipFileName));
        File.Delete(link);
        File.CreateSymbolicLink(link, target);
        var journal = VerificationJournal.InMemory();
        var reader = new FakeClipReader((path, _) =>
            new FileInfo(target).Length == 0 && path == link ? throw new MediaException(path, MediaProblem.Unreadable, "the file is empty") : ClipExamples.Clip);
        var verifier = new CorpusVerifier(reader, null, TimeProvider.System);

        var whole = verifier.Verify(corpus.Corpus, journal);
        File.WriteAllBytes(target, []);
        var emptied = verifier.Verify(corpus.Corpus, journal);

        Assert.Equal((ClipState.Intact, 19), (whole.Clips[0].State, whole.Clips[0].Measurement!.Bytes));
        Assert.Equal((ClipState.Unusable, 0, 1), (emptied.Clips[0].State, emptied.Clips[0].Measurement!.Bytes, emptied.Decoded));
        Assert.Equal(0, verifier.Verify(corpus.Corpus, journal).Decoded);
    }

    [Fact]
    public async Task Verify_WhatIsNoRegularFile_IsUnusable()
    {
        using var corpus = new CorpusWithClips(Train);
        string[] paths = [.. Train.Select(utterance => corpus.Write(Split.Train, utterance.ClipFileName))];
        Array.ForEach(paths, File.Delete);
        using (var made = Process.Start("mkfifo", [paths[0]])) await made.WaitForExitAsync();
        File.CreateSymbolicLink(paths[1], "nowhere");
        File.CreateSymbolicLink(paths[2], Path.GetFileName(paths[2]));
        var journal = VerificationJournal.InMemory();

        var verifying = Task.Run(() => new CorpusVerifier(new FakeClipReader(ClipExamples.Clip), null, TimeProvider.System).Verify(corpus.Corpus, journal));
        var found = await verifying.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(
            [
                "unreadable: it is no regular file", "unreadable: the file cannot be opened: No such file or directory",
                "unreadable: the file cannot be opened: Too many levels of symbolic links",
            ],
            found.Clips.Take(3).Select(clip => string.Join("; ", clip.Faults)));
        Assert.All(found.Clips.Take(3), clip => Assert.Equal((ClipState.Unusable, 0), (clip.State, clip.Measurement!.Bytes)));
        Assert.Equal(0, journal.Count);
    }

    [Fact]
    public void Verify_Cancelled_KeepsWhatIsDone()
    {
        using var corpus = new CorpusWithClips(Train);
        using var cancellation = new CancellationTokenSource();
        var journal = VerificationJournal.InMemory();
        var reader = new FakeClipReader((_, _) =>
        {
            cancellation.Cancel();
            return ClipExamples.Clip;
        });
        Assert.ThrowsAny<OperationCanceledException>(
            () => new CorpusVerifier(reader, null, TimeProvider.System).Verify(corpus.Corpus, journal, cancellation: cancellation.Token));
        Assert.InRange(journal.Count, 1, 3);
        var rest = new FakeClipReader(ClipExamples.Clip);
        new CorpusVerifier(rest, null, TimeProvider.System).Verify(corpus.Corpus, journal);
        Assert.Equal(3, reader.Requests.Count + rest.Requests.Count);
    }

    [Theory]
    [InlineData(MediaProblem.Time)]
    [InlineData(MediaProblem.Crash)]
    [InlineData(MediaProblem.Missing)]
    public void Verify_FailureThatMayPass_IsNotKept(MediaProblem problem)
    {
        using var corpus = new CorpusWithClips(Train);
        var journal = VerificationJournal.InMemory();
        var reader = new FakeClipReader((path, _) => throw new MediaException(path, problem, "it may pass"));
        Assert.Equal(3, new CorpusVerifier(reader, null, TimeProvider.System).Verify(corpus.Corpus, journal).Count(ClipFaultKind.Unreadable));
        Assert.Equal(0, journal.Count);
    }

    [Fact]
    public void Verify_FailureThatDoesNotLieInAClip_ThrowsItAsItIs()
    {
        using var corpus = new CorpusWithClips(Train);
        var reader = new FakeClipReader((path, _) => throw new MediaException(path, MediaProblem.Internal, "the worker could not be confined"));
        var error = Assert.Throws<MediaException>(() => Verify(corpus.Corpus, reader));
        Assert.Equal((MediaProblem.Internal, "the worker could not be confined"), (error.Kind, error.Reason));
    }

    [Fact]
    public void Verify_FilesOfNoUtterance_AreListedByKind()
    {
        using var corpus = new CorpusWithClips(Train);
        string[] names = ["._dia7_utt0.mp4", "dia7_utt9.mp4", "final_videos_testdia1_utt0.mp4", "notes.txt", "Thumbs.db"];
        foreach (var name in names) corpus.Write(Split.Train, name);
        corpus.Write(Split.Train, Path.Combine("more", "dia1_utt1.mp4"));
        var strays = Verify(corpus.Corpus, new FakeClipReader(ClipExamples.Clip)).Strays;
        Assert.Equal(
            [
                ("._dia7_utt0.mp4", StrayKind.AppleDouble), ("Thumbs.db", StrayKind.Desktop), ("dia7_utt9.mp4", StrayKind.NoRow),
                ("final_videos_testdia1_utt0.mp4", StrayKind.FinalVideos), ("more", StrayKind.Folder), ("notes.txt", StrayKind.Other),
            ],
            strays.Select(stray => (stray.Path["train_splits/".Length..], stray.Kind)));
        Assert.Equal(6, strays.Select(stray => stray.Words).Distinct().Count());
    }

    [Fact]
    public void Verify_ClipsInBothPlaces_SaysWhichIsRead()
    {
        using var corpus = new CorpusWithClips(Train);
        var nested = Directory.CreateDirectory(Path.Combine(corpus.Corpus.Directory, "train", "train_splits"));
        File.WriteAllText(Path.Combine(nested.FullName, "dia7_utt0.mp4"), "");
        Assert.Contains(
            new FolderProblem(Split.Train, "train/train_splits", "not read, since train_splits is there too"),
            Verify(corpus.Corpus, new FakeClipReader(ClipExamples.Clip)).FolderProblems);
    }

    [Fact]
    public void Verify_AgainstTheManifestOfAnotherCopy_NamesWhatDiffers()
    {
        using var corpus = new CorpusWithClips(Train);
        using var directory = new TemporaryDirectory();
        var reader = new FakeClipReader(ClipExamples.Clip);
        var manifest = directory.Write("manifest.csv", VerificationManifest.Text(Verify(corpus.Corpus, reader)));
        corpus.Write(Split.Train, Train[0].ClipFileName, "train/dia7_utt0.mp5");
        corpus.Write(Split.Train, Train[1].ClipFileName, "longer than it was, by far");

        var settings = new VerificationSettings { Manifest = VerificationManifest.Read(manifest) };
        var found = new CorpusVerifier(reader, settings, TimeProvider.System).Verify(corpus.Corpus);

        Assert.Equal(
            ["changed: as long as the manifest says, but other bytes", "changed: 26 bytes where the manifest says 19", ""],
            found.Clips.Take(3).Select(clip => string.Join("; ", clip.Faults)));
    }

    private static CorpusVerification Verify(DialogueCorpus corpus, IClipReader reader) => new CorpusVerifier(reader, null, TimeProvider.System).Verify(corpus);

    private sealed class Told(List<WorkProgress> told) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => told.Add(value);
    }
}
