namespace Meld.Features.Filling;

/// <summary>An encoder failed. The message is one sentence that names the step and says what it was about.</summary>
/// <param name="step">The step.</param>
/// <param name="inputs">How many inputs were encoded.</param>
/// <param name="shape">The shape of the longest.</param>
/// <param name="cause">What it came from.</param>
public sealed class EncodingException(string step, int inputs, IReadOnlyList<int> shape, Exception cause)
    : IOException($"{step} failed on {inputs} inputs of up to [{string.Join(", ", shape)}]: {FirstLine(cause)}", cause)
{
    // What libtorch throws goes on with a stack trace.
    private static string FirstLine(Exception cause) => cause.Message.Split('\n')[0].TrimEnd();
}
