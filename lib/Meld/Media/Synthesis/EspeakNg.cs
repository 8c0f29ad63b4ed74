using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Text;
using Meld.Media.Audio;

namespace Meld.Media.Synthesis;

/// <summary>Has texts spoken by eSpeak NG, a formant synthesizer whose melody can be set. Safe for use from several threads at once.</summary>
/// <param name="program">A name that <c>PATH</c> leads to, or a path.</param>
internal sealed class EspeakNg(string program = "espeak-ng")
{
    /// <summary>Has a text spoken.</summary>
    /// <param name="text">What to say.</param>
    /// <param name="voice">Who says it.</param>
    /// <param name="prosody">How; its loudness, tilt and tremor are for <see cref="VoiceShaping"/> to add.</param>
    /// <exception cref="SynthesisException">There is no eSpeak NG, or it failed.</exception>
    /// <exception cref="MediaException">What it wrote is no WAV file.</exception>
    public Waveform Speak(string text, SpeakerVoice voice, Prosody prosody)
    {
        using var process = Start(Arguments(voice, prosody));
        var output = ReadAsync(process.StandardOutput.BaseStream);
        var errors = process.StandardError.ReadToEndAsync();
        Write(process.StandardInput, text, prosody);
        var wave = output.GetAwaiter().GetResult();
        process.WaitForExit();
        var problem = errors.GetAwaiter().GetResult().Trim();
        if (process.ExitCode != 0 || problem.Length > 0)
        {
            throw new SynthesisException($"{program} failed with exit code {process.ExitCode} at '{text}': {problem}");
        }
        return WavFile.Read(wave, $"what {program} said").ToMono();
    }

    // The range of the pitch has no option of its own, only its markup.
    private static void Write(StreamWriter input, string text, Prosody prosody)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{100 * prosody.Range:F0}%");
        try
        {
            input.Write($"<speak><prosody range=\"{range}\">{SecurityElement.Escape(text)}</prosody></speak>");
            input.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code tells.
        }
    }

    private static string[] Arguments(SpeakerVoice voice, Prosody prosody) =>
    [
        "-m", "--stdin", "--stdout", "-b", "1", "-v", voice.Name,
        "-p", Whole(Math.Clamp(voice.Pitch + prosody.Pitch, 0, 99)), "-s", Whole(Math.Clamp(voice.Speed * prosody.Speed, 80, 300)),
    ];

    private static string Whole(double number) => number.ToString("F0", CultureInfo.InvariantCulture);

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes).ConfigureAwait(false);
        return bytes.ToArray();
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new SynthesisException($"{program} cannot be started, and it is what speaks; Debian's package is espeak-ng ({error.Message}).", error);
        }
    }
}
