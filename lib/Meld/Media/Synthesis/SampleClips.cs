using System.Globalization;
using System.Runtime.ExceptionServices;
using Meld.Corpus;

namespace Meld.Media.Synthesis;

/// <summary>
/// Makes the sample corpus's clips: for each utterance a synthetic voice and a drawn face that show its emotion, or do not, under MELD's names and with a few
/// of MELD's faults. Equal corpora, seeds and versions of eSpeak NG and libav give equal bytes.
/// </summary>
/// <param name="corpus">The corpus, of people in the <see cref="Cast"/> with MELD's seven emotions.</param>
/// <param name="seed">Decides everything that is drawn.</param>
/// <param name="program">eSpeak NG's program: a name that <c>PATH</c> leads to, or a path.</param>
public sealed class SampleClips(DialogueCorpus corpus, int seed = SampleClips.Seed, string program = "espeak-ng")
{
    /// <summary>The seed of the clips that come with the workbook.</summary>
    public const int Seed = 5;

    private const double TooLongTimes = 3;

    // Sized so that all clips are about 10 MB together: a second of voice takes as much as a second of face.
    private static readonly ClipEncoding Encoding = new() { RateFactor = 33, Preset = "veryslow", KeyInterval = 240, SoundBitRate = 20_000 };

    private readonly ClipSynthesizer synthesizer = new(new EspeakNg(program), seed);

    /// <summary>Writes all clips into the folders that <see cref="ClipFiles"/> names, over those that are there.</summary>
    /// <param name="directory">The corpus root.</param>
    /// <param name="atOnce">How many are made at the same time.</param>
    /// <param name="written">Is told each clip; several calls at a time.</param>
    /// <param name="cancellation">Ends it between two clips.</param>
    /// <exception cref="SynthesisException">There is no eSpeak NG, or it failed.</exception>
    /// <exception cref="ArgumentException">A speaker is not in the cast or an emotion is none of MELD's seven.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Write(string directory, int atOnce, Action<string> written, CancellationToken cancellation = default)
    {
        foreach (var split in Splits.All) Directory.CreateDirectory(Path.Combine(directory, ClipFiles.FolderName(split)));
        IEnumerable<Utterance> utterances = [.. Splits.All.SelectMany(corpus.Utterances), SampleDefects.WithoutRow];
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(utterances, options, utterance => Write(directory, utterance, written));
        }
        catch (AggregateException failures) when (failures.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(failures.InnerException);
        }
        Litter(directory);
    }

    /// <summary>Makes the clip of an utterance.</summary>
    /// <returns>The bytes of an MP4 file, with the fault that it has on purpose; null where it is missing on purpose.</returns>
    internal byte[]? Make(Utterance utterance)
    {
        var defect = SampleDefects.Of(utterance.Key);
        if (defect == ClipDefect.Missing) return null;
        var voice = synthesizer.Voice(utterance);
        if (defect == ClipDefect.TooLong) voice = Lasting(voice, TooLongTimes * utterance.Duration.TotalSeconds);
        var face = synthesizer.Face(utterance, voice);
        if (defect == ClipDefect.OneFrame) face = new ClipFrames(face[0].ToArray(), face.Height, face.Width, [0]);
        if (defect == ClipDefect.Silent) voice = new Waveform(new float[voice.Samples.Length], voice.SampleRate);
        var clip = ClipEncoder.Encode(face, ClipSynthesizer.FramesPerSecond, defect == ClipDefect.WithoutSound ? null : voice, Encoding);
        return defect switch
        {
            ClipDefect.Truncated => clip[..(clip.Length * 3 / 5)],
            // MELD's chapters say when their clips begin.
            ClipDefect.WithData => ChapterTrack.Added(clip, utterance.Start.ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture)),
            _ => clip,
        };
    }

    private void Write(string directory, Utterance utterance, Action<string> written)
    {
        var path = PathOf(directory, utterance.ClipKey.Split, utterance.ClipFileName);
        if (Make(utterance) is not { } clip)
        {
            File.Delete(path);
            return;
        }
        File.WriteAllBytes(path, clip);
        written(path);
    }

    // What lies in a folder of clips without being a row's clip.
    private static void Litter(string directory)
    {
        var (copied, littered) = (SampleDefects.CopiedInTest, SampleDefects.LitteredInTest);
        var copy = $"dia{copied.Dialogue}_utt{copied.Utterance}.mp4";
        File.Copy(PathOf(directory, copied.Split, copy), PathOf(directory, copied.Split, "final_videos_test" + copy), overwrite: true);
        File.WriteAllBytes(PathOf(directory, littered.Split, $"._dia{littered.Dialogue}_utt{littered.Utterance}.mp4"), SampleDefects.AppleDouble);
    }

    private static string PathOf(string directory, Split split, string name) => Path.Combine(directory, ClipFiles.FolderName(split), name);

    private static Waveform Lasting(Waveform voice, double seconds)
    {
        var samples = new float[(int)(seconds * voice.SampleRate)];
        voice.Samples.AsSpan(0, Math.Min(samples.Length, voice.Samples.Length)).CopyTo(samples);
        return new Waveform(samples, voice.SampleRate);
    }
}
