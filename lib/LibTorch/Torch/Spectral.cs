using System.Globalization;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Fourier transforms and windows. A length of -1 is TorchSharp's way to leave it to libtorch.</summary>
internal static class Spectral
{
    private static readonly long[] LastTwo = [-2, -1];

    internal static Tensor Stft(
        Tensor input, long fftLength, long hopLength, long windowLength, Tensor? window, bool center, PaddingModes padMode, bool normalized, bool? onesided,
        bool? returnComplex) =>
        Aten.stft_center(
            input, fftLength, Length(hopLength), Length(windowLength), window, center, Name(padMode), normalized, onesided, returnComplex);

    internal static Tensor Istft(
        Tensor input, long fftLength, long hopLength, long windowLength, Tensor? window, bool center, bool normalized, bool? onesided, long length,
        bool returnComplex) =>
        Aten.istft(input, fftLength, Length(hopLength), Length(windowLength), window, center, normalized, onesided, Length(length), returnComplex);

    internal static Tensor Fft(Tensor input, long n, long dim, FFTNormType norm) => Aten.fft_fft(input, Length(n), dim, Name(norm));

    internal static Tensor Ifft(Tensor input, long n, long dim, FFTNormType norm) => Aten.fft_ifft(input, Length(n), dim, Name(norm));

    internal static Tensor Rfft(Tensor input, long n, long dim, FFTNormType norm) => Aten.fft_rfft(input, Length(n), dim, Name(norm));

    internal static Tensor Irfft(Tensor input, long n, long dim, FFTNormType norm) => Aten.fft_irfft(input, Length(n), dim, Name(norm));

    internal static Tensor Hfft(Tensor input, long n, long dim, FFTNormType norm) => Aten.fft_hfft(input, Length(n), dim, Name(norm));

    internal static Tensor Ihfft(Tensor input, long n, long dim, FFTNormType norm) => Aten.fft_ihfft(input, Length(n), dim, Name(norm));

    internal static Tensor Fft2(Tensor input, long[]? s, long[]? dim, FFTNormType norm) => Aten.fft_fft2(input, s, dim ?? LastTwo, Name(norm));

    internal static Tensor Ifft2(Tensor input, long[]? s, long[]? dim, FFTNormType norm) => Aten.fft_ifft2(input, s, dim ?? LastTwo, Name(norm));

    internal static Tensor Rfft2(Tensor input, long[]? s, long[]? dim, FFTNormType norm) => Aten.fft_rfft2(input, s, dim ?? LastTwo, Name(norm));

    internal static Tensor Irfft2(Tensor input, long[]? s, long[]? dim, FFTNormType norm) => Aten.fft_irfft2(input, s, dim ?? LastTwo, Name(norm));

    internal static Tensor Fftn(Tensor input, long[]? s, long[]? dim, FFTNormType norm) => Aten.fft_fftn(input, s, dim, Name(norm));

    internal static Tensor Ifftn(Tensor input, long[]? s, long[]? dim, FFTNormType norm) => Aten.fft_ifftn(input, s, dim, Name(norm));

    internal static Tensor Rfftn(Tensor input, long[]? s, long[]? dim, FFTNormType norm) => Aten.fft_rfftn(input, s, dim, Name(norm));

    internal static Tensor Irfftn(Tensor input, long[]? s, long[]? dim, FFTNormType norm) => Aten.fft_irfftn(input, s, dim, Name(norm));

    internal static Tensor Fftfreq(long n, double d, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Creation.Finish(Aten.fft_fftfreq(n, d, dtype, device: Creation.Place(device)), requiresGrad, null);

    internal static Tensor Rfftfreq(long n, double d, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Creation.Finish(Aten.fft_rfftfreq(n, d, dtype, device: Creation.Place(device)), requiresGrad, null);

    internal static Tensor HannWindow(long length, bool periodic, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Creation.Finish(Aten.hann_window_periodic(length, periodic, dtype, device: Creation.Place(device)), requiresGrad, null);

    internal static Tensor BartlettWindow(long length, bool periodic, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Creation.Finish(Aten.bartlett_window_periodic(length, periodic, dtype, device: Creation.Place(device)), requiresGrad, null);

    internal static Tensor BlackmanWindow(long length, bool periodic, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Creation.Finish(Aten.blackman_window_periodic(length, periodic, dtype, device: Creation.Place(device)), requiresGrad, null);

    // A single is not exactly the double that PyTorch's 0.54 is; the shortest text of it is.
    internal static Tensor HammingWindow(long length, bool periodic, float alpha, float beta, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Creation.Finish(
            Aten.hamming_window_periodic_alpha_beta(length, periodic, Decimal(alpha), Decimal(beta), dtype, device: Creation.Place(device)), requiresGrad, null);

    internal static Tensor KaiserWindow(long length, bool periodic, float beta, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Creation.Finish(Aten.kaiser_window_beta(length, periodic, Decimal(beta), dtype, device: Creation.Place(device)), requiresGrad, null);

    private static long? Length(long length) => length < 0 ? null : length;

    private static double Decimal(float value) => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Name(PaddingModes mode) => mode switch
    {
        PaddingModes.Reflect => "reflect",
        PaddingModes.Replicate => "replicate",
        PaddingModes.Circular => "circular",
        _ => "constant",
    };

    private static string Name(FFTNormType norm) => norm switch
    {
        FFTNormType.Forward => "forward",
        FFTNormType.Ortho => "ortho",
        _ => "backward",
    };
}
