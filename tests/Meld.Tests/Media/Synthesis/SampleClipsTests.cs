using Meld.Corpus;
using Meld.Media;
using Meld.Media.Synthesis;
using Meld.Testing;

namespace Meld.Tests.Media.Synthesis;

public sealed class SampleClipsTests
{
    private static readonly SampleClips Clips = new(SampleCorpus.Corpus);

    [EspeakFact]
    public void Make_Twice_IsTheSameClip_OfItsSizeAndLength()
    {
        var utterance = Find(Split.Train, 1, 4);
        var clip = Clips.Make(utterance)!;
        var decoded = Decode(clip);

        Assert.Equal(clip, Clips.Make(utterance));
        Assert.Equal((180, 320, 12.0, "h264", "aac"),
            (decoded.Info.Video!.Height, decoded.Info.Video.Width, decoded.Info.Video.FrameRate, decoded.Info.Video.Codec, decoded.Info.Audio!.Codec));
        Assert.InRange(decoded.Sound!.Duration.TotalSeconds, 0.7, 1.2);
        Assert.InRange(decoded.Frames!.Count / 12.0, 0.7, 1.2);
        Assert.InRange(decoded.Sound.Samples.Max(), 0.05, 1);
        Assert.Empty(decoded.Damage);
    }

    [EspeakFact]
    public void Make_OtherSeed_IsAnotherClip()
    {
        var utterance = Find(Split.Train, 1, 4);

        Assert.NotEqual(Clips.Make(utterance), new SampleClips(SampleCorpus.Corpus, seed: 6).Make(utterance));
    }

    [EspeakFact]
    public void Make_ClipsWithFaults_HaveThem()
    {
        Assert.Null(Make(ClipDefect.Missing));
        Assert.NotEmpty(Decode(Make(ClipDefect.Truncated)!).Damage);
        Assert.True(Make(ClipDefect.WithData).AsSpan().IndexOf("chap"u8) > 0);
        Assert.Empty(Decode(Make(ClipDefect.WithData)!).Damage);
        Assert.Null(Decode(Make(ClipDefect.WithoutSound)!).Info.Audio);
        Assert.All(Decode(Make(ClipDefect.Silent)!).Sound!.Samples, sample => Assert.Equal(0, sample));
        var still = Decode(Make(ClipDefect.OneFrame)!);
        Assert.Equal(1, still.Frames!.Count);
        Assert.InRange(still.Sound!.Duration.TotalSeconds, 0.8, 1.5);
        var (row, clip) = (Find(ClipDefect.TooLong).Duration, Decode(Make(ClipDefect.TooLong)!).Sound!.Duration);
        Assert.InRange(clip / row, 2.9, 3.1);
    }

    [EspeakFact]
    public void Write_LaysClipsOutAsMeldDoes()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("train_splits/dia26_utt6.mp4", "not there");
        var small = Small(directory, Find(ClipDefect.Missing), Find(Split.Dev, 10, 1), Find(SampleDefects.CopiedInTest), Find(SampleDefects.LitteredInTest));
        var written = new List<string>();
        new SampleClips(small).Write(directory.Path, 1, written.Add);

        Assert.Equal(
            ["dev_splits_complete/dia10_utt1.mp4", "output_repeated_splits_test/._dia8_utt0.mp4", "output_repeated_splits_test/dia7_utt0.mp4",
             "output_repeated_splits_test/dia8_utt0.mp4", "output_repeated_splits_test/final_videos_testdia7_utt0.mp4", "train_splits/dia8_utt4.mp4"],
            Directory.EnumerateFiles(directory.Path, "*.mp4", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(directory.Path, path)).Order(StringComparer.Ordinal));
        Assert.Equal(4, written.Count);
        Assert.All(small.Utterances(Split.Test), utterance => Assert.NotNull(ClipFiles.Find(directory.Path, utterance)));
    }

    [Fact]
    public void Write_WithoutEspeak_IsOneErrorThatSaysSo()
    {
        using var directory = new TemporaryDirectory();
        var error = Assert.Throws<SynthesisException>(() => new SampleClips(SampleCorpus.Corpus, program: "espeak-missing").Write(directory.Path, 2, _ => { }));

        Assert.StartsWith("espeak-missing cannot be started", error.Message, StringComparison.Ordinal);
    }

    private static byte[]? Make(ClipDefect defect) => Clips.Make(Find(defect));

    private static Utterance Find(ClipDefect defect) => Find(SampleDefects.All.Single(pair => pair.Value == defect).Key);

    private static Utterance Find(Split split, int dialogue, int utterance) => Find(new UtteranceKey(split, dialogue, utterance));

    private static Utterance Find(UtteranceKey key) => SampleCorpus.Corpus.Utterances(key.Split).Single(utterance => utterance.Key == key);

    private static DecodedClip Decode(byte[] clip)
    {
        using var directory = new TemporaryDirectory();
        using var reader = ClipReaders.Create(ClipIsolation.InProcess);
        return reader.Read(directory.Write("clip.mp4", clip), new() { Frames = FrameRule.EveryNth(1), SampleRate = 16000, AcceptDamage = true });
    }

    // A corpus of these utterances alone; all are neutral, so that train has every label.
    private static DialogueCorpus Small(TemporaryDirectory directory, params Utterance[] utterances)
    {
        foreach (var split in Splits.All)
        {
            var rows = utterances.Where(utterance => utterance.Key.Split == split);
            directory.Write($"{split.Name()}_sent_emo.csv", Header + string.Concat(rows.Select(Row)));
        }
        return DialogueCorpus.Load(directory.Path);
    }

    private const string Header = "Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,StartTime,EndTime\n";

    private static string Row(Utterance utterance) => string.Join(
        ',', $"\"{utterance.Text}\"", utterance.Speaker, utterance.Emotion, utterance.Sentiment, utterance.Key.Dialogue, utterance.Key.Utterance,
        "\"00:00:01,000\"", "\"00:00:02,000\"\n");
}
